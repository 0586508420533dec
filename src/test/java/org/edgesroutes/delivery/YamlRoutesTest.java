package org.edgesroutes.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.edgesroutes.settings.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

class YamlRoutesTest extends DeliveryTestBase {

    @RegisterExtension
    static final WireMockExtension TARGET = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    private static Resource yaml(String text) {
        return ResourceHelper.fromString("test.camel.yaml", text);
    }

    private CamelContext startYaml(String text) throws Exception {
        CamelContext context = context(new DeliveryContext(Workspace.ONLY, ledger, clock));
        PluginHelper.getRoutesLoader(context).loadRoutes(yaml(text));
        context.start();
        return context;
    }

    private String fileRoute() throws IOException {
        return Files.readString(Path.of("routes/deliver-to-file.camel.yaml"))
                .replace("file:data/records", "file:" + directory.resolve("records"));
    }

    @Test
    void eachRecordIsOneLineInTheFileOfItsAction() throws Exception {
        startYaml(fileRoute());
        List<String> records = IntStream.range(0, 200)
                .mapToObj("{\"n\": %d, \"é\":\"🦊\"}"::formatted)
                .toList();
        List<String> keys = IntStream.range(0, 200).mapToObj(n -> "k" + n).toList();
        rows.callback("cb-1", "extract", "run", records, keys);
        rows.callback("cb-2", "../evil", "run", List.of("7"), List.of("k"));

        eventually(() -> assertThat(rows.open("file")).isZero());
        assertThat(Files.readAllLines(directory.resolve("records/extract.ndjson")))
                .hasSize(200)
                .contains("{\"n\": 7, \"é\":\"🦊\",\"_edges\":{\"id\":\"cb-1:7\",\"key\":\"k7\",\"change\":\"created\","
                        + "\"run_uid\":\"run\",\"iteration\":3,\"received_at\":\"2026-03-01T08:00:00Z\"}}");
        assertThat(directory.resolve("records/unknown.ndjson"))
                .content()
                .startsWith("{\"value\":7,")
                .endsWith("}\n");
    }

    @Test
    void theHttpExamplePostsTheRecordWithItsIdAndNothingElseThatIsKnownAboutIt() throws Exception {
        TARGET.stubFor(post(anyUrl()).willReturn(ok()));
        startYaml(Files.readString(Path.of("routes/examples/deliver-to-http.camel.yaml"))
                .replace("https://crm.example.com", TARGET.baseUrl()));
        rows.callback("cb", "linkedin-extract-connections", "run", List.of("{\"é\": \"🦊\"}"), List.of("k"));
        rows.callback("other", "another-action", "run", List.of("1"), List.of("k"));

        eventually(() -> assertThat(rows.open("http")).isZero());
        List<LoggedRequest> posts = TARGET.findAll(postRequestedFor(anyUrl()));
        assertThat(posts).hasSize(1);
        assertThat(posts.get(0).getUrl()).isEqualTo("/contacts");
        assertThat(posts.get(0).getBodyAsString()).isEqualTo("{\"é\": \"🦊\"}");
        assertThat(posts.get(0).getHeader("Idempotency-Key")).isEqualTo("cb:0");
        assertThat(posts.get(0).getHeader("Content-Type")).startsWith("application/json");
        assertThat(posts.get(0).getAllHeaderKeys())
                .extracting(String::toLowerCase)
                .isSubsetOf(
                        "idempotency-key",
                        "content-type",
                        "content-length",
                        "transfer-encoding",
                        "host",
                        "connection",
                        "user-agent",
                        "accept-encoding");
    }

    private static String route(String action, String delay) {
        return """
                - route:
                    id: crm
                    from:
                      uri: kamelet:edges-records-source
                      parameters:
                        downstream: crm
                        actions: %s
                      steps:
                        - delay:
                            expression:
                              constant:
                                expression: %s
                        - bean:
                            ref: taken
                            method: add(${body})
                """.formatted(action, delay);
    }

    private CamelContext startYamlWithTaken(String text) throws Exception {
        CamelContext context = context(new DeliveryContext(Workspace.ONLY, ledger, clock));
        context.getRegistry().bind("taken", taken);
        PluginHelper.getRoutesLoader(context).loadRoutes(yaml(text));
        context.start();
        return context;
    }

    @Test
    void aRouteThatIsEditedWhileItIsBusyGoesOnWithItsNewOptionsAtOnce() throws Exception {
        CamelContext context = startYamlWithTaken(route("a", "20"));
        List<String> records =
                IntStream.range(0, 2000).mapToObj(String::valueOf).toList();
        rows.callback("1", "a", "run", records, records);
        eventually(() -> assertThat(taken).hasSizeGreaterThan(10));

        long start = System.nanoTime();
        PluginHelper.getRoutesLoader(context).updateRoutes(yaml(route("b", "0")));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        int before = taken.size();
        assertThat(before).isLessThan(2000);

        rows.callback("2", "b", "run", List.of("-1"), List.of("k"));
        eventually(() -> assertThat(rows.open("crm")).isZero());
        assertThat(taken).hasSize(before + 1).contains("-1").doesNotHaveDuplicates();
    }

    @Test
    void aRouteThatIsRemovedDeliversNoMoreAndLeavesItsPlaceToAnother() throws Exception {
        CamelContext context = startYamlWithTaken(route("a", "0"));
        context.getRouteController().stopRoute("crm");
        context.removeRoute("crm");
        assertThat(context.getRoutes()).isEmpty();

        rows.callback("1", "a", "run", List.of("1"), List.of("k"));
        PluginHelper.getRoutesLoader(context).updateRoutes(yaml(route("a", "0").replace("id: crm", "id: other")));
        eventually(() -> assertThat(taken).containsExactly("1"));
    }

    @Test
    void aRouteThatIsStoppedAndStartedAgainGoesOnWhereItWas() throws Exception {
        CamelContext context = startYamlWithTaken(route("a", "0"));
        context.getRouteController().stopRoute("crm");
        rows.callback("1", "a", "run", List.of("1"), List.of("k"));
        assertThat(context.getRegistry()
                        .lookupByNameAndType(DeliveryContext.BEAN, DeliveryContext.class)
                        .running())
                .isEmpty();
        context.getRouteController().startRoute("crm");
        eventually(() -> assertThat(taken).containsExactly("1"));
    }

    /** A record on its way to a route that is gone would wait half a minute for it. */
    @Test
    @Timeout(60)
    void aRouteThatIsStoppedAgainAndAgainWhileRecordsComeLetsTheLastOneIn() throws Exception {
        CamelContext context = startYamlWithTaken(route("a", "1"));
        context.getShutdownStrategy().setTimeout(30);
        List<String> records =
                IntStream.range(0, 20_000).mapToObj(String::valueOf).toList();
        rows.callback("1", "a", "run", records, records);
        for (int times = 0; times < 15; times++) {
            int before = taken.size();
            eventually(() -> assertThat(taken).hasSizeGreaterThan(before));
            context.getRouteController().stopRoute("crm");
            context.getRouteController().startRoute("crm");
        }
        assertThat(taken).hasSizeLessThan(20_000).doesNotHaveDuplicates();
    }
}
