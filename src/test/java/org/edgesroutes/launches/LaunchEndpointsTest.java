package org.edgesroutes.launches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.edgesroutes.EdgesNames;
import org.edgesroutes.launches.FakeEdges.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LaunchEndpointsTest extends EndpointsTestBase {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private JsonNode sent() throws Exception {
        return JSON.readTree(edges.bodies.get(edges.bodies.size() - 1));
    }

    static List<Object> bodies() throws Exception {
        return List.of(
                START, START.getBytes(StandardCharsets.UTF_8), JSON.readTree(START), JSON.readValue(START, Map.class));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aLaunchIsAJsonObjectInTheWordsOfEdges(Object body) throws Exception {
        Exchange done = send(EdgesNames.START_RUN, body);

        assertThat(answer(done).get("run_uid")).isEqualTo("run-1");
        assertThat(done.getMessage().getHeaders()).isEmpty();
        assertThat(sent()).isEqualTo(JSON.readTree("""
                        {"parameters": {"max_results": 50, "sync_mode": "incremental"}, "identity_ids": ["i1"],
                         "name": "nightly", "inputs": [{"linkedin_url": "l"}],
                         "callback": {"url": "https://hooks.example.com/edges/callbacks/linkedin-extract-connections",
                                      "headers": {"X-Edges-Webhook-Secret": "secret-that-nobody-may-see"}, "on": "all"}}"""));
    }

    @Test
    void variablesStandInForTheBodyAndWinOverIt() throws Exception {
        Map<String, Object> variables = Map.of(
                "edgesAction",
                "linkedin-extract-messages",
                "edgesInputs",
                "[{\"n\": 1}, {\"n\": 2, \"custom_data\": {\"t\": 1}}]",
                "edgesParameters",
                "{\"depth\": 2.10000000000000000001}",
                "edgesIdentityIds",
                "i1, i2",
                "edgesMaxResults",
                7,
                "edgesCallback",
                false);

        Exchange done = send(EdgesNames.START_RUN, Map.of("action", "linkedin-extract-connections"), variables);

        assertThat(answer(done).get("run_uid")).isEqualTo("run-1");
        assertThat(edges.posts).containsExactly("/actions/linkedin-extract-messages/run/async");
        assertThat(sent()).isEqualTo(JSON.readTree("""
                {"parameters": {"depth": 2.10000000000000000001, "max_results": 7}, "identity_ids": ["i1", "i2"],
                 "inputs": [{"n": 1}, {"n": 2, "custom_data": {"t": 1}}]}"""));
        assertThat(done.getVariables().keySet()).noneMatch(name -> name.startsWith("edges"));
    }

    @Test
    void aScheduleIsCreatedWithItsTimes() throws Exception {
        Exchange done = send(
                EdgesNames.SCHEDULE_RUN,
                START,
                Map.of(
                        "edgesCron", "0 9 * * 1",
                        "edgesTimezone", "Europe/Paris",
                        "edgesScheduleAt", Instant.parse("2026-03-02T08:00:00Z")));

        assertThat(answer(done).get("schedule_uid")).isEqualTo("schedule-1");
        assertThat(sent().path("cron").textValue()).isEqualTo("0 9 * * 1");
        assertThat(sent().path("timezone").textValue()).isEqualTo("Europe/Paris");
        assertThat(sent().path("schedule_at").textValue()).isEqualTo("2026-03-02T08:00:00Z");
    }

    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "edges-start-run | [] | the body is no JSON object",
                "edges-start-run | {\"acton\": \"a\"} | unknown field acton; did you mean action?",
                "edges-start-run | {\"input\": {}} | action is missing; set it in the body, or the variable edgesAction",
                "edges-start-run | {\"action\": \"a/../b\", \"input\": {}} | action is a/../b; it is a name like",
                "edges-start-run | {\"action\": \"a\"} | inputs is missing",
                "edges-start-run | {\"action\": \"a\", \"inputs\": [1]} | an input is 1; each input is a JSON object",
                "edges-start-run | {\"action\": \"a\", \"inputs\": [], \"input\": {}} | the body has input and inputs",
                "edges-start-run | {\"action\": \"a\", \"input\": {}, \"max_results\": 0} | max_results is 0; it is a whole number",
                "edges-start-run | {\"action\": \"a\", \"input\": {}, \"incremental\": \"yes\"} | incremental is yes; it is true or false",
                "edges-start-run | {\"action\": \"a\", \"input\": {}, \"incremental\": true, \"parameters\": {\"sync_mode\": \"full\"}} | parameters.sync_mode is",
                "edges-start-run | {\"action\": \"a\", \"input\": {}, \"identity_mode\": \"any\"} | it is one of direct, auto, managed",
                "edges-start-run | {\"action\": \"a\", \"input\": {}, \"cron\": \"0 9 * * *\"} | send it to direct:edges-schedule-run",
                "edges-start-run | {\"action\": \"a\", \"input\": {}, \"callback\": \"http://example.com\"} | callback is no https URL",
                "edges-start-run | {\"action\": \"a\", \"input\": {}, \"callback\": {\"url\": \"https://x\", \"headers\": {\"a\": \"b\"}}} | callback.headers is not taken",
                "edges-schedule-run | {\"action\": \"a\", \"input\": {}} | a schedule needs cron, or schedule_at",
                "edges-schedule-run | {\"action\": \"a\", \"input\": {}, \"cron\": \"0 0 9 * * ?\"} | has 6 fields, give five: minute, hour, day of month, month, weekday",
                "edges-schedule-run | {\"action\": \"a\", \"input\": {}, \"cron\": \"0 9 * * *\", \"timezone\": \"Paris\"} | timezone is Paris",
                "edges-schedule-run | {\"action\": \"a\", \"input\": {}, \"schedule_at\": \"tomorrow\"} | schedule_at is tomorrow; it is a time with its zone",
                "edges-run-live | {\"action\": \"a\", \"input\": {}} | max_results is missing",
                "edges-run-live | {\"action\": \"a\", \"inputs\": [{}, {}], \"max_results\": 1} | inputs has 2 inputs; Edges takes 1 here",
                "edges-resume-run | {} | run_uid is missing; set it in the body, or the variable edgesRunUid",
                "edges-cancel-run | ../x | run_uid is no uid: ../x",
                "edges-manage-schedule | {\"schedule_uid\": \"s\", \"change\": \"stop\"} | change is stop; it is one of pause, resume, cancel"
            })
    @ParameterizedTest
    void whatIsWrongIsToldAndNothingIsSent(String endpoint, String body, String sentence) {
        Exchange failed = send("direct:" + endpoint, body);

        assertThat(failed.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
        assertThat(edges.posts).isEmpty();
        assertThat(edges.gets).noneMatch(path -> !path.equals("/runs"));
    }

    @Test
    void theSameMessageDeliveredAgainStartsNothing() {
        Map<String, Object> message = Map.of("edgesIntentKey", "ID:queue-1");
        edges.faults.add(Fault.LOST_AFTER);

        assertThat(send(EdgesNames.START_RUN, START, message).getException())
                .isInstanceOfSatisfying(
                        LaunchPendingException.class,
                        pending -> assertThat(pending.lookAt()).isPresent());
        clock.turn(LaunchFixture.LOOK);
        Exchange again = send(EdgesNames.START_RUN, START, message);
        assertThat(answer(again).get("adopted")).isEqualTo(true);
        assertThat(answer(send(EdgesNames.START_RUN, START, message)).get("run_uid"))
                .isEqualTo("run-1");
        assertThat(edges.runs).hasSize(1);
    }

    @Test
    void aKeyThatLaunchedSomethingElseIsRefused() {
        Map<String, Object> always = Map.of("edgesIntentKey", "always-the-same");
        send(EdgesNames.START_RUN, START, always);

        Exchange failed = send(EdgesNames.START_RUN, START.replace("\"l\"", "\"m\""), always);

        assertThat(failed.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give each launch its own key");
    }

    @Test
    void aRedeliveryWithinARouteMakesTheSameCall() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(LaunchPendingException.class)
                        .maximumRedeliveries(2)
                        .redeliveryDelay(0)
                        .onRedelivery(exchange -> clock.turn(LaunchFixture.LOOK));
                from("direct:hub").to(EdgesNames.START_RUN);
            }
        });
        edges.faults.addAll(List.of(Fault.LOST_AFTER, Fault.LOST_AFTER));

        assertThat(answer(send("direct:hub", START)).get("run_uid")).isEqualTo("run-1");
        assertThat(answer(send("direct:hub", START)).get("run_uid")).isEqualTo("run-2");
        assertThat(edges.runs).hasSize(2);
    }

    @Test
    void twoLaunchesOfOneExchangeAreTwoRuns() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:twice")
                        .setProperty("launch", body())
                        .to(EdgesNames.START_RUN)
                        .setBody(exchangeProperty("launch"))
                        .to(EdgesNames.START_RUN);
            }
        });

        assertThat(answer(send("direct:twice", START)).get("run_uid")).isEqualTo("run-2");
    }

    @Test
    void aRefusalIsNotWorthARedelivery() {
        edges.faults.add(Fault.REFUSED);

        assertThat(send(EdgesNames.START_RUN, START).getException())
                .isInstanceOf(LaunchRefusedException.class)
                .hasMessageContaining("BAD_INPUT");
    }

    @Test
    void aTickSettlesWhatIsInDoubt() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:edges-repair-and-continue").to("log:tick");
            }
        });
        Map<String, Object> message = Map.of("edgesIntentKey", "k");
        edges.faults.add(Fault.LOST_AFTER);
        send(EdgesNames.START_RUN, START, message);
        clock.turn(LaunchFixture.LOOK);

        send(EdgesNames.TICK_REPAIR_RUNS, null);

        await().until(() -> edges.gets.contains("/runs/run-1/inputs"));
        edges.failReads = true;
        await().untilAsserted(() -> assertThat(
                        answer(send(EdgesNames.START_RUN, START, message)).get("run_uid"))
                .isEqualTo("run-1"));
    }

    @Test
    void aBlockedRunIsResumedOnceForEachKey() {
        edges.run("a", "{\"status\": \"BLOCKED\"}");

        assertThat(answer(send(EdgesNames.RESUME_RUN, "run-1", Map.of("edgesIntentKey", "k")))
                        .get("run_uid"))
                .isEqualTo("run-1");
        send(EdgesNames.RESUME_RUN, Map.of("run_uid", "run-1", "intent_key", "k"));

        assertThat(edges.posts).containsExactly("/runs/run-1/resume");
    }

    @Test
    void aRunIsCancelled() {
        edges.run("a", "{}");

        assertThat(answer(send(EdgesNames.CANCEL_RUN, "run-1")).get("status")).isEqualTo("STOPPED");
    }

    @Test
    void schedulesAreListedAndChanged() {
        edges.schedule("a", "{\"name\": \"one\", \"cron\": \"0 9 * * *\"}");
        edges.schedule("b", "{}");

        assertThat(list(send(EdgesNames.LIST_SCHEDULES, "whatever"))).hasSize(2);
        Exchange ofOne = send(EdgesNames.LIST_SCHEDULES, null, Map.of("edgesAction", "a"));
        assertThat(list(ofOne))
                .singleElement()
                .satisfies(schedule ->
                        assertThat(((Map<?, ?>) schedule).get("name")).isEqualTo("one"));

        Exchange paused = send(EdgesNames.MANAGE_SCHEDULE, Map.of("schedule_uid", "schedule-1", "change", "pause"));
        assertThat(answer(paused).get("status")).isEqualTo("PAUSED");
        assertThat(answer(send(EdgesNames.MANAGE_SCHEDULE, "schedule-1", Map.of("edgesChange", "cancel")))
                        .get("status"))
                .isEqualTo("CANCELLED");
    }

    @Test
    void identitiesAreListedWithTheirAccounts() {
        assertThat(list(send(EdgesNames.LIST_IDENTITIES, null)))
                .singleElement()
                .satisfies(one -> assertThat(one.toString()).contains("Zoë", "engagement", "VALID"));
    }
}
