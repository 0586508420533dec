package org.edgesroutes.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.edgesroutes.model.EdgesHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryTest extends DeliveryTestBase {

    private RouteBuilder taking(String options) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:edges-records-source?" + options)
                        .process(exchange -> taken.add(exchange.getMessage().getBody(String.class)));
            }
        };
    }

    @Test
    void everyRecordComesOnceAndThoseOfOneKeyInTheOrderInWhichTheyArrived() throws Exception {
        Map<String, Queue<Integer>> byKey = new ConcurrentHashMap<>();
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:edges-records-source?downstream=crm&concurrency=6&format=map")
                        .process(exchange -> {
                            Map<?, ?> record = exchange.getMessage().getBody(Map.class);
                            byKey.computeIfAbsent((String) record.get("key"), key -> new ConcurrentLinkedQueue<>())
                                    .add((Integer) record.get("n"));
                        });
            }
        });
        int callbacks = 150;
        int perCallback = 20;
        for (int c = 0; c < callbacks; c++) {
            int first = c * perCallback;
            List<Integer> numbers =
                    IntStream.range(first, first + perCallback).boxed().toList();
            rows.callback(
                    "cb-" + c,
                    "extract",
                    "run-1",
                    numbers.stream()
                            .map(n -> "{\"key\":\"k%d\",\"n\":%d}".formatted(n % 37, n))
                            .toList(),
                    numbers.stream().map(n -> "k" + n % 37).toList());
        }
        eventually(() -> assertThat(rows.open("crm")).isZero());

        assertThat(byKey).hasSize(37);
        byKey.forEach((key, numbers) -> assertThat(numbers)
                .containsExactlyElementsOf(IntStream.range(0, callbacks * perCallback)
                        .filter(n -> ("k" + n % 37).equals(key))
                        .boxed()
                        .toList()));
    }

    @Test
    void aRecordComesAsItStandsInTheCallbackWithItsHeadersAndNoOthers() throws Exception {
        Map<String, Object> headers = new HashMap<>();
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:edges-records-source?downstream=crm").process(exchange -> {
                    taken.add(exchange.getMessage().getBody(String.class));
                    headers.putAll(exchange.getMessage().getHeaders());
                    headers.putAll(exchange.getVariables());
                });
            }
        });
        rows.callback("cb-1", "extract", "run-1", List.of("{ \"name\" : \"Zoë 🦊\", \"n\": 1.50 }"), List.of("k1"));

        eventually(() -> assertThat(rows.open("crm")).isZero());
        assertThat(taken).containsExactly("{ \"name\" : \"Zoë 🦊\", \"n\": 1.50 }");
        assertThat(headers)
                .containsOnly(
                        Map.entry("CamelEdgesRecordId", "cb-1:0"),
                        Map.entry("Idempotency-Key", "cb-1:0"),
                        Map.entry("CamelEdgesRecordKey", "k1"),
                        Map.entry("CamelEdgesChange", "created"),
                        Map.entry("CamelEdgesAction", "extract"),
                        Map.entry("CamelEdgesRunUid", "run-1"),
                        Map.entry("CamelEdgesCallbackRefUid", "cb-1"),
                        Map.entry("CamelEdgesRecordIndex", 0),
                        Map.entry("CamelEdgesIteration", 3),
                        Map.entry("edgesInput", "{\"url\":\"i\"}"),
                        Map.entry("edgesCustomData", "{\"team\": \"Zoë\"}"),
                        Map.entry("edgesReceivedAt", clock.instant()));
    }

    @Test
    void withFormatMapTheRecordItsInputAndItsCustomDataAreParsed() throws Exception {
        Queue<Object> seen = new ConcurrentLinkedQueue<>();
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:edges-records-source?downstream=crm&format=map").process(exchange -> {
                    seen.add(exchange.getMessage().getBody());
                    seen.add(exchange.getVariable(EdgesHeaders.INPUT));
                    seen.add(exchange.getVariable(EdgesHeaders.CUSTOM_DATA));
                });
            }
        });
        rows.callback("cb-1", "extract", "run-1", List.of("{\"n\":[1]}"), List.of("k1"));
        eventually(() ->
                assertThat(seen).containsExactly(Map.of("n", List.of(1)), Map.of("url", "i"), Map.of("team", "Zoë")));
    }

    @Test
    void withFormatBytesTheRecordIsWhatStoodInTheCallback() throws Exception {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:edges-records-source?downstream=crm&format=bytes").process(exchange -> {
                    byte[] body = (byte[]) exchange.getMessage().getBody();
                    seen.add(new String(body, StandardCharsets.UTF_8));
                    seen.add(exchange.getVariable(EdgesHeaders.INPUT, String.class));
                });
            }
        });
        rows.callback("cb-1", "extract", "run-1", List.of("{ \"n\":\"Zoë\"}"), List.of("k1"));
        eventually(() -> assertThat(seen).containsExactly("{ \"n\":\"Zoë\"}", "{\"url\":\"i\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "actions=a;a1-created a1-updated a2-created",
                "actions=a, b&changes=updated;a1-updated b1-updated",
                "runs=1;a1-created a1-updated b1-updated b1-created",
                "actions=a&runs=2;a2-created",
                "changes=repeated;a2-repeated",
                "actions=c;''"
            })
    void onlyTheRecordsThatWereAskedForCome(String options, String expected) throws Exception {
        start(taking("downstream=crm&concurrency=1&" + options));
        rows.callback(
                "1", "a", "1", text("a1-created", "a1-updated"), List.of("k", "l"), List.of("created", "updated"));
        rows.callback(
                "2", "b", "1", text("b1-updated", "b1-created"), List.of("k", "l"), List.of("updated", "created"));
        rows.callback(
                "3", "a", "2", text("a2-created", "a2-repeated"), List.of("k", "l"), List.of("created", "repeated"));

        eventually(() -> assertThat(rows.open("crm")).isZero());
        assertThat(String.join(" ", taken).replace("\"", "")).isEqualTo(expected);
    }

    private static List<String> text(String... texts) {
        return List.of(texts).stream().map(text -> "\"" + text + "\"").toList();
    }

    @ParameterizedTest
    @CsvSource({"earliest,old new", "latest,new"})
    void aNewDownstreamStartsWhereItWasTold(String start, String expected) throws Exception {
        rows.callback("1", "a", "1", text("old"), List.of("k"));
        start(taking("downstream=crm&start=" + start));
        rows.callback("2", "a", "1", text("new"), List.of("k"));

        eventually(() -> assertThat(String.join(" ", taken).replace("\"", "")).isEqualTo(expected));
        eventually(() -> assertThat(rows.open("crm")).isZero());
    }

    @Test
    void aKnownDownstreamGoesOnWhereItWasAndGetsWhatCameMeanwhile() throws Exception {
        CamelContext first = start(taking("downstream=crm"));
        rows.callback("1", "a", "1", text("one"), List.of("k"));
        eventually(() -> assertThat(rows.open("crm")).isZero());
        first.stop();
        rows.callback("2", "a", "1", text("two"), List.of("k"));
        start(taking("downstream=crm"));

        eventually(() -> assertThat(taken).containsExactly("\"one\"", "\"two\""));
    }

    @Test
    void aCallbackWithoutRecordsIsDoneAtOnce() throws Exception {
        start(taking("downstream=crm"));
        rows.body("1", "a", "1", "{\"results\":null}", "[]");
        rows.callback("2", "a", "1", text("two"), List.of("k"));
        eventually(() -> assertThat(rows.open("crm")).isZero());
        assertThat(taken).containsExactly("\"two\"");
    }

    @Test
    void aCallbackThatCannotBeParsedIsOneDeadLetterAndTheRestGoesOn() throws Exception {
        start(taking("downstream=crm"));
        rows.body("1", "a", "1", "{\"results\":[{", "[]");
        rows.callback("2", "a", "1", text("two"), List.of("k"));
        eventually(() -> assertThat(rows.open("crm")).isZero());
        assertThat(new DeadLetterService(ledger).requeue(1)).isTrue();

        eventually(() -> assertThat(rows.text("SELECT state FROM edges_dead_letter ORDER BY dead_letter_id"))
                .isEqualTo("requeued\ndead"));
        rows.callback("3", "a", "1", text("three"), List.of("k"));
        eventually(() -> assertThat(taken).containsExactly("\"two\"", "\"three\""));
    }

    @Test
    void twoRoutesWithOneDownstreamDoNotStart() {
        assertThatThrownBy(() -> start(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("kamelet:edges-records-source?downstream=crm").to("log:a");
                        from("kamelet:edges-records-source?downstream=crm&actions=a")
                                .to("log:b");
                    }
                }))
                .hasMessageContaining("two routes name the downstream crm");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "changes=new;name one or more of created, updated, repeated",
                "concurrency=0;use at least 1",
                "start=middle;use earliest or latest",
                "format=xml;use json or map or bytes",
                "retryDelay=soon;use a time such as",
                "retryAttempts=0;use at least 1"
            })
    void anOptionThatMakesNoSenseStopsTheStartAndSaysWhatToWrite(String option, String said) {
        assertThatThrownBy(() -> start(taking("downstream=crm&" + option)))
                .rootCause()
                .hasMessageContaining(said);
    }

    @Test
    void whatTheRouteHandlesItselfCountsAsDelivered() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                onException(IllegalStateException.class).handled(true).process(exchange -> taken.add("handled"));
                from("kamelet:edges-records-source?downstream=crm").process(DeliveryTest::refuse);
            }
        });
        rows.callback("1", "a", "1", text("one"), List.of("k"));
        eventually(() -> assertThat(rows.open("crm")).isZero());
        assertThat(taken).containsExactly("handled");
        assertThat(rows.number("SELECT count(*) FROM edges_retry")).isZero();
    }

    private static void refuse(Exchange exchange) {
        throw new IllegalStateException("no");
    }
}
