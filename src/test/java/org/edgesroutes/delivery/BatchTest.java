package org.edgesroutes.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several records in one exchange, none of which may be lost with it. */
class BatchTest extends DeliveryTestBase {

    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final WireMockExtension TARGET = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    private final Queue<List<String>> batches = new ConcurrentLinkedQueue<>();

    private void startTaking(String options) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:edges-records-source?downstream=crm&" + options)
                        .process(exchange -> batches.add(ids(exchange)));
            }
        });
    }

    private void startPosting(String options) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:edges-records-source?downstream=crm&concurrency=1&batchWait=500ms&" + options)
                        .to(TARGET.baseUrl() + "/bulk?httpMethod=POST");
            }
        });
    }

    private static List<String> ids(Exchange exchange) throws Exception {
        return ids(exchange.getMessage().getBody(String.class));
    }

    private static List<String> ids(String body) throws Exception {
        List<String> ids = new ArrayList<>();
        for (JsonNode record : JSON.readTree(body)) {
            ids.add(record.at("/_edges/id").asText());
        }
        return ids;
    }

    private static List<String> taken() throws Exception {
        List<String> ids = new ArrayList<>();
        for (LoggedRequest request : TARGET.findAll(postRequestedFor(anyUrl()))) {
            ids.add(String.join(" ", ids(request.getBodyAsString())));
        }
        return ids;
    }

    private void records(String ref, int count, int keys) {
        List<Integer> numbers = IntStream.range(0, count).boxed().toList();
        rows.callback(
                ref,
                "a",
                "run",
                numbers.stream().map("{\"n\": %d}"::formatted).toList(),
                numbers.stream().map(n -> "k" + n % keys).toList());
    }

    @Test
    void everyRecordComesOnceInBatchesThatAreNeverTooLarge() throws Exception {
        startTaking("concurrency=3&batchSize=8");
        for (int c = 0; c < 20; c++) {
            records("cb-" + c, 25, 25);
        }

        eventually(() -> assertThat(rows.open("crm")).isZero());
        assertThat(batches).allMatch(batch -> batch.size() <= 8).hasSizeLessThan(500);
        assertThat(batches.stream().flatMap(List::stream)).hasSize(500).doesNotHaveDuplicates();
    }

    @Test
    void recordsWithTheSameKeyComeInOrderAndNeverInOneBatch() throws Exception {
        startTaking("concurrency=1&batchSize=50");
        records("cb", 30, 7);

        eventually(() -> assertThat(rows.open("crm")).isZero());
        assertThat(batches)
                .allSatisfy(
                        batch -> assertThat(batch.stream().map(BatchTest::key)).doesNotHaveDuplicates());
        for (int key = 0; key < 7; key++) {
            String wanted = "k" + key;
            assertThat(batches.stream().flatMap(List::stream).filter(id -> key(id).equals(wanted)))
                    .containsExactlyElementsOf(IntStream.range(0, 30)
                            .filter(n -> wanted.equals("k" + n % 7))
                            .mapToObj(n -> "cb:" + n)
                            .toList());
        }
    }

    private static String key(String id) {
        return "k" + Integer.parseInt(id.substring(id.indexOf(':') + 1)) % 7;
    }

    @Test
    void oneRecordThatIsRefusedIsFoundAndTheOthersOfItsBatchArrive() throws Exception {
        TARGET.stubFor(post(anyUrl()).willReturn(ok()));
        TARGET.stubFor(post(anyUrl())
                .withRequestBody(containing("\"n\": 5"))
                .willReturn(aResponse().withStatus(422)));
        startPosting("batchSize=8&retryAttempts=1");
        records("cb", 8, 8);

        eventually(() -> assertThat(rows.open("crm")).isZero());
        assertThat(rows.number("SELECT count(*) FROM edges_dead_letter")).isZero();
        turn(Duration.ofSeconds(7));
        eventually(() -> assertThat(rows.text("SELECT record_index || ' ' || attempts FROM edges_dead_letter"))
                .isEqualTo("5 2"));
        assertThat(taken())
                .containsExactly(
                        "cb:0 cb:1 cb:2 cb:3 cb:4 cb:5 cb:6 cb:7",
                        "cb:0 cb:1 cb:2 cb:3",
                        "cb:4 cb:5 cb:6 cb:7",
                        "cb:4 cb:5",
                        "cb:4",
                        "cb:5",
                        "cb:6 cb:7",
                        "cb:5");
    }

    @Test
    void aRefusedRecordIsTriedAgainAndHoldsTheLaterOnesOfItsKeyOnly() throws Exception {
        TARGET.stubFor(post(anyUrl()).willReturn(ok()));
        StubMapping refusal = TARGET.stubFor(post(anyUrl())
                .withRequestBody(containing("cb-1:1"))
                .willReturn(aResponse().withStatus(422)));
        startPosting("batchSize=4&retryDelay=1h");
        records("cb-1", 3, 3);
        eventually(() ->
                assertThat(rows.number("SELECT count(*) FROM edges_retry")).isEqualTo(1));
        records("cb-2", 3, 3);
        eventually(() -> assertThat(rows.open("crm")).isZero());

        assertThat(taken()).contains("cb-2:0 cb-2:2").noneMatch(batch -> batch.contains("cb-2:1"));
        TARGET.removeStub(refusal);
        turn(Duration.ofHours(2));
        eventually(() ->
                assertThat(rows.number("SELECT count(*) FROM edges_retry")).isZero());
        assertThat(taken()).endsWith("cb-1:1", "cb-2:1");
    }

    @Test
    void aTargetThatIsDownGetsTheSameBatchAgainUnderTheSameKey() throws Exception {
        TARGET.stubFor(post(anyUrl())
                .inScenario("down")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(503))
                .willSetStateTo("up"));
        TARGET.stubFor(
                post(anyUrl()).inScenario("down").whenScenarioStateIs("up").willReturn(ok()));
        startPosting("batchSize=3&pauseDelay=1s");
        records("cb", 3, 3);
        eventually(() -> assertThat(rows.number("SELECT count(*) FROM edges_downstream WHERE paused_until IS NOT NULL"))
                .isEqualTo(1));
        turn(Duration.ofSeconds(5));

        eventually(() -> assertThat(rows.open("crm")).isZero());
        List<LoggedRequest> posts = TARGET.findAll(postRequestedFor(anyUrl()));
        assertThat(posts)
                .hasSize(2)
                .extracting(LoggedRequest::getBodyAsString)
                .containsOnly(posts.get(0).getBodyAsString());
        assertThat(posts)
                .extracting(post -> post.getHeader("Idempotency-Key"))
                .containsOnly(posts.get(0).getHeader("Idempotency-Key"))
                .allMatch(key -> key.matches("batch:[0-9a-f]{64}"));
    }

    @Test
    void aBatchIsAListOfRecordsThatTellWhereTheyComeFrom() throws Exception {
        Queue<Object> bodies = new ConcurrentLinkedQueue<>();
        for (String format : List.of("json", "map")) {
            start(new RouteBuilder() {
                @Override
                public void configure() {
                    from("kamelet:edges-records-source?batchSize=2&downstream=" + format + "&format=" + format)
                            .process(exchange -> {
                                bodies.add(exchange.getMessage().getBody());
                                bodies.add(exchange.getMessage().getHeaders());
                            });
                }
            });
        }
        rows.callback("cb", "a", "run", List.of("{ \"n\": 1.50 }"), List.of("k"));
        rows.execute("UPDATE edges_callback SET iteration = 3");

        eventually(() -> assertThat(rows.open("json") + rows.open("map")).isZero());
        Map<String, Object> stamp = Map.of(
                "id", "cb:0",
                "key", "k",
                "change", "created",
                "action", "a",
                "run_uid", "run",
                "iteration", 3,
                "received_at", "2026-03-01T08:00:00Z");
        assertThat(bodies)
                .contains(
                        "[{ \"n\": 1.50 ,\"_edges\":{\"id\":\"cb:0\",\"key\":\"k\",\"change\":\"created\",\"action\":\"a\","
                                + "\"run_uid\":\"run\",\"iteration\":3,\"received_at\":\"2026-03-01T08:00:00Z\"}}]",
                        List.of(Map.of("n", new BigDecimal("1.50"), "_edges", stamp)),
                        Map.of("CamelEdgesBatchSize", 1, "Idempotency-Key", "cb:0"));
    }
}
