package org.edgesroutes.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultClassResolver;
import org.apache.camel.support.DefaultExchange;
import org.edgesroutes.EdgesRoutes;
import org.edgesroutes.TestSettings;
import org.edgesroutes.settings.SettingKey;
import org.edgesroutes.settings.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edges Routes in the context of a host. */
class EmbeddingTest {

    /** All that has no place in a context without an HTTP server. */
    private static final String WITHOUT_WEBHOOK = "continue-runs,route-run-by-status,repair-runs,report";

    @TempDir
    Path directory;

    private final List<CamelContext> contexts = new ArrayList<>();

    @AfterEach
    void stop() {
        contexts.forEach(CamelContext::stop);
    }

    private CamelContext host(Map<String, String> properties) {
        CamelContext context = new DefaultCamelContext();
        contexts.add(context);
        properties.forEach(context.getPropertiesComponent()::addInitialProperty);
        return context;
    }

    private Map<String, String> enabled(String ledger) {
        return Map.of(
                "edges.enabled",
                "true",
                "edges.webhook.secret",
                "s3cret",
                "edges.routes",
                WITHOUT_WEBHOOK,
                "edges.ledger.url",
                "jdbc:sqlite:" + directory.resolve(ledger));
    }

    private static List<String> ids(CamelContext context) {
        return context.getRoutes().stream().map(Route::getRouteId).toList();
    }

    private static String answer(CamelContext context, String ref) {
        return answer(context, "direct:edges-accept-callback", ref);
    }

    private static String answer(CamelContext context, String endpoint, String ref) {
        Exchange posted = new DefaultExchange(context);
        posted.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
        posted.getMessage().setHeader("X-Edges-Webhook-Secret", "s3cret");
        posted.getMessage().setBody("""
                {"callback_ref_uid":"%s","run":{"run_uid":"r","status":"SUCCEEDED"},"results":[{"id":1}]}""".formatted(ref));
        return context.createProducerTemplate()
                .send(endpoint, posted)
                .getMessage()
                .getBody(String.class);
    }

    @Test
    void theJarAloneChangesNothing() throws Exception {
        CamelContext context = host(Map.of("edges.webhook.secret", "s3cret"));
        context.start();

        assertThat(context.getRoutes()).isEmpty();
        assertThat(context.getRegistry().findByType(Object.class))
                .noneMatch(bean -> bean.getClass().getName().startsWith("org.edgesroutes"));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void oneSettingBringsTheRoutesOfTheJarAndTheYamlThatComesAlong() throws Exception {
        CamelContext context = host(enabled("edges.db"));
        context.start();

        assertThat(ids(context))
                .containsAll(EdgesRoutes.routes(List.of(Workspace.ONLY)).keySet())
                .contains("edges-continue-runs", "edges-route-run", "edges-repair-runs-tick", "edges-report")
                .doesNotContain("edges-receive-callbacks", "edges-deliver-to-file");
        assertThat(answer(context, "c1")).contains("accepted");
        assertThat(answer(context, "c1")).contains("repeated");
    }

    @Test
    void everyWorkspaceThatIsListedComesIntoTheSameContext() throws Exception {
        Map<String, String> two = new HashMap<>(enabled("edges.db"));
        two.remove("edges.webhook.secret");
        two.put("edges.workspaces", "acme,globex");
        for (String name : List.of("acme", "globex")) {
            two.put("edges.workspaces." + name + ".webhook.secret", "s3cret");
            two.put("edges.workspaces." + name + ".api.key", "");
        }
        CamelContext context = host(two);
        context.start();

        assertThat(ids(context))
                .contains("edges-list-runs", "edges-list-runs-acme", "edges-list-runs-globex", "edges-continue-runs")
                .doesNotHaveDuplicates();
        assertThat(answer(context, "direct:edges-accept-callback-acme", "c1")).contains("accepted");
        assertThat(answer(context, "direct:edges-accept-callback-globex", "c1")).contains("accepted");
        assertThat(answer(context, "direct:edges-accept-callback-globex", "c1")).contains("repeated");
        assertThat(directory)
                .isDirectoryContaining("glob:**edges-acme.db")
                .isDirectoryContaining("glob:**edges-globex.db");
    }

    @Test
    void whatIsWrongStopsTheStartWithASentenceThatNamesEveryKey() {
        CamelContext context =
                host(Map.of("edges.enabled", "true", "edges.api.atempts", "3", "edges.continue.every", "soon"));

        assertThatThrownBy(context::start)
                .rootCause()
                .hasMessageContainingAll(
                        "edges.api.atempts",
                        "did you mean edges.api.attempts?",
                        "edges.continue.every is \"soon\"",
                        "edges.webhook.secret is not set");
        assertThat(context.isStarted()).isFalse();
    }

    @Test
    void whatIsMissingOnTheClassPathIsNamedAndNotFoundOutLater() {
        CamelContext context = host(enabled("edges.db"));
        context.setClassResolver(new DefaultClassResolver() {
            @Override
            public Class<?> resolveClass(String name) {
                return name.contains("quartz") || name.contains("kamelet") ? null : super.resolveClass(name);
            }
        });

        assertThatThrownBy(context::start)
                .rootCause()
                .hasMessageContaining("camel-kamelet, camel-quartz of the application's own Camel version");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void neitherYesNorNoIsRefused() {
        assertThatThrownBy(host(Map.of("edges.enabled", "yes"))::start)
                .rootCause()
                .hasMessageContaining("edges.enabled is \"yes\"; it has to be true or false");
    }

    @Test
    void twoContextsInOneProcessDoNotTouchEachOther() throws Exception {
        CamelContext one = host(enabled("one.db"));
        CamelContext two = host(enabled("two.db"));
        one.start();
        two.start();

        assertThat(answer(one, "c1")).contains("accepted");
        assertThat(answer(two, "c1")).contains("accepted");
        one.stop();
        assertThat(answer(two, "c1")).contains("repeated");
    }

    @Test
    void twoContextsCannotShareOneLedger() throws Exception {
        host(enabled("edges.db")).start();

        assertThatThrownBy(host(enabled("edges.db"))::start)
                .rootCause()
                .hasMessageContaining("another edges-routes is running on the ledger");
    }

    @Test
    void theClockOfTheHostTellsTheTimeInTheLedger() throws Exception {
        CamelContext context = host(enabled("edges.db"));
        context.getRegistry().bind("clock", Clock.fixed(Instant.parse("2031-02-03T04:05:06Z"), ZoneOffset.UTC));
        context.start();
        answer(context, "c1");

        assertThat(new LedgerFacts(directory.resolve("edges.db")).timesOfCallbacks())
                .containsExactly("2031-02-03T04:05:06.000Z");
    }

    @Test
    void amongSeveralClocksTheOneThatIsNamedCounts() throws Exception {
        CamelContext context = host(enabled("edges.db"));
        context.getRegistry().bind("clock", Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        context.getRegistry().bind("edgesClock", Clock.fixed(Instant.parse("2031-02-03T04:05:06Z"), ZoneOffset.UTC));
        context.start();
        answer(context, "c1");

        assertThat(new LedgerFacts(directory.resolve("edges.db")).timesOfCallbacks())
                .containsExactly("2031-02-03T04:05:06.000Z");
    }

    @Test
    void aHostThatAddedTheRoutesItselfGetsThemOnce() throws Exception {
        CamelContext context = host(enabled("edges.db"));
        context.addRoutes(
                new EdgesRoutes(TestSettings.in(directory).secrets("s3cret").build()));
        context.start();

        assertThat(ids(context))
                .containsExactlyInAnyOrderElementsOf(
                        EdgesRoutes.routes(List.of(Workspace.ONLY)).keySet());
        assertThat(answer(context, "c1")).contains("accepted");
    }

    @Test
    void theRoutesAddedInJavaToTwoContextsKeepTwoLedgers() throws Exception {
        List<CamelContext> two = List.of(host(Map.of()), host(Map.of()));
        for (CamelContext context : two) {
            Path own = Files.createDirectory(directory.resolve(context.getName()));
            context.addRoutes(
                    new EdgesRoutes(TestSettings.in(own).secrets("s3cret").build()));
            context.start();
        }

        assertThat(two).allSatisfy(context -> assertThat(answer(context, "c1")).contains("accepted"));
        assertThat(two).allSatisfy(context -> assertThat(answer(context, "c1")).contains("repeated"));
    }

    @Test
    void theRoutesThatAHostCanChooseFromAreThoseInTheJar() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("target/classes/edges/routes"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".camel.yaml", "")))
                    .containsExactlyInAnyOrder(SettingKey.ROUTES.byDefault().split(","));
        }
    }
}
