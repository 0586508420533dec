package org.edgesroutes.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application with a route that has the id of one in the jar. */
class SameRouteIdTest {

    private static final String EDITED_COPY = """
            - route:
                id: edges-continue-runs
                from:
                  uri: direct:edited
                  steps:
                    - to:
                        uri: log:edited
            """;

    @TempDir
    Path directory;

    private final CamelContext context = new DefaultCamelContext();

    @BeforeEach
    void enable() {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "edges.enabled", "true",
                "edges.webhook.allow-anonymous", "true",
                "edges.routes", "continue-runs,report",
                "edges.ledger.url", "jdbc:sqlite:" + directory.resolve("edges.db")));
        settings.forEach(context.getPropertiesComponent()::addInitialProperty);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private void addCopy() throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromString("file:hub/continue-runs.camel.yaml", EDITED_COPY));
    }

    private static RouteBuilder called(String id) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:of-the-hub").routeId(id).log("here");
            }
        };
    }

    @Test
    void aRouteOfTheHubThatComesFirstIsNotReplaced() throws Exception {
        addCopy();

        assertThatThrownBy(context::start)
                .rootCause()
                .hasMessageContainingAll(
                        "two routes with the id edges-continue-runs",
                        "classpath:edges/routes/continue-runs.camel.yaml",
                        "from direct:edited in file:hub/continue-runs.camel.yaml",
                        "leave the route of Edges Routes out of edges.routes");
    }

    @Test
    void aRouteOfTheHubThatComesLaterReplacesNone() throws Exception {
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextInitializing(CamelContext initializing) {
                assertThatThrownBy(SameRouteIdTest.this::addCopy)
                        .hasStackTraceContaining("two routes with the id edges-continue-runs")
                        .hasStackTraceContaining("file:hub/continue-runs.camel.yaml");
            }
        });
        context.start();

        assertThat(context.getRoute("edges-continue-runs").getEndpoint().getEndpointUri())
                .isEqualTo("direct://edges-continue-runs");
    }

    @Test
    void anIdWithAPlaceholderIsTheOneThatItStandsFor() throws Exception {
        context.getPropertiesComponent().addInitialProperty("hub.route", "edges-continue-runs");
        context.addRoutes(called("{{hub.route}}"));

        assertThatThrownBy(context::start)
                .rootCause()
                .hasMessageContainingAll(
                        "two routes with the id edges-continue-runs", "from direct:of-the-hub in Java");
    }

    @Test
    void theRoutesInJavaAreKeptAsThoseInYaml() throws Exception {
        context.start();

        assertThatThrownBy(() -> context.addRoutes(called("edges-api")))
                .hasMessageContainingAll("two routes with the id edges-api", "from direct:of-the-hub in Java");
        assertThat(context.getRoute("edges-api").getEndpoint().getEndpointUri()).isEqualTo("direct://edges-api");
    }

    @Test
    void aCopyInThePlaceOfALeftOutRouteIsTheHubsOwnAndMayBeEdited() throws Exception {
        context.getPropertiesComponent().addInitialProperty("edges.routes", "report");
        addCopy();
        context.start();
        addCopy();

        assertThat(context.getRoute("edges-continue-runs").getEndpoint().getEndpointUri())
                .isEqualTo("direct://edited");
    }
}
