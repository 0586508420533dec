package org.edgesroutes.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.edgesroutes.EdgesRoutes;
import org.edgesroutes.TestSettings;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Counts the statements that a tick sends to the ledger, through the routes as they are delivered. */
@Timeout(60)
class OncePerTickTest {

    private static final int RUNS = 4;
    private static final String ASSESSMENT = "SELECT sum(record_count) FROM edges_callback";
    private static final String COUNT_OF_RECEIVED = "SELECT status, record_states, variant_of";

    @TempDir
    Path directory;

    private final List<String> statements = new CopyOnWriteArrayList<>();
    private final CamelContext context = new DefaultCamelContext();
    private EdgesSandbox edges;

    @BeforeEach
    void start() throws Exception {
        edges = new EdgesSandbox().start();
        for (int i = 0; i < RUNS; i++) {
            edges.run(SandboxRun.incremental("linkedin-extract-connections").existing(3));
        }
        edges.advance(Duration.ofDays(1));
        CommitWatcher watcher = new CommitWatcher() {
            @Override
            public void prepares(String sql) {
                statements.add(sql);
            }
        };
        context.getRegistry().bind("edgesDataSource", new WatchedSource(directory.resolve("edges.db"), watcher));
        context.addRoutes(new EdgesRoutes(
                TestSettings.in(directory)
                        .api(URI.create(edges.url()), edges.apiKey())
                        .build(),
                edges.clock()));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:tick").to("direct:edges-list-runs").split(body()).to("direct:edges-route-run");
            }
        });
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        edges.close();
    }

    private void route(Resource routes) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(routes);
    }

    private void tick() {
        statements.clear();
        context.createProducerTemplate().sendBody("direct:tick", "");
    }

    private long times(String beginning) {
        return statements.stream().filter(sql -> sql.startsWith(beginning)).count();
    }

    private long continues() {
        return edges.requests().stream()
                .filter(request -> request.path().endsWith("/continue"))
                .count();
    }

    @Test
    void aTickAssessesAndVerifiesEachRunOnce() throws Exception {
        route(ResourceHelper.resolveResource(context, "file:routes/route-run-by-status.camel.yaml"));
        tick();
        assertThat(times(ASSESSMENT)).as("assessments").isEqualTo(RUNS);
        assertThat(times(COUNT_OF_RECEIVED)).as("verifications").isEqualTo(RUNS);
        assertThat(continues()).isZero();
    }

    @Test
    void aRouteWithoutTheVerifyStepContinuesNothingIncomplete() throws Exception {
        route(ResourceHelper.fromString("file:route.camel.yaml", """
                - route:
                    id: edges-route-run
                    from:
                      uri: direct:edges-route-run
                      steps:
                        - setVariable:
                            name: complete
                            constant: true
                        - to:
                            uri: direct:edges-continue-run
                """));
        tick();
        assertThat(times(COUNT_OF_RECEIVED)).as("verifications").isEqualTo(RUNS);
        assertThat(continues()).isZero();
    }

    @Test
    void theResultOfAnotherRunDoesNotLetARunBeContinued() throws Exception {
        route(ResourceHelper.fromString("file:route.camel.yaml", """
                - route:
                    id: edges-route-run
                    from:
                      uri: direct:edges-route-run
                      steps:
                        - setVariable:
                            name: run
                            simple: ${body.uid}
                        - setBody:
                            constant: another-run
                        - to:
                            uri: direct:edges-verify-run
                        - setBody:
                            variable: run
                        - to:
                            uri: direct:edges-continue-run
                """));
        tick();
        assertThat(times(COUNT_OF_RECEIVED)).as("verifications").isEqualTo(RUNS);
        assertThat(continues()).isZero();
    }
}
