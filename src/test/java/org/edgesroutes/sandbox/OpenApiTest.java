package org.edgesroutes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiTest {

    private static final String LAUNCH = """
            {"name": "n", "inputs": [{"custom_data": {"ref": "A-17"}}], "identity_ids": ["88888888-8888-4888-8888-888888888888"],
             "callback": {"url": "%s", "headers": {"X-Edges-Webhook-Secret": "s"}, "on": "%s"},
             "parameters": {"sync_mode": "incremental", "max_results": 200}}""";

    private static final OpenApi SPEC = new OpenApi();
    private Receiver receiver;
    private EdgesSandbox edges;
    private Caller api;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver();
        edges = new EdgesSandbox()
                .webhook(receiver.url(), Map.of())
                .workspace(SandboxWorkspace.demo(7).requestsPerMinute(1000))
                .start();
        edges.advance(Duration.ofHours(1));
        api = new Caller(edges);
    }

    @AfterEach
    void stop() {
        edges.close();
        receiver.close();
    }

    @Test
    void theValidatorRejectsWhatTheDescriptionForbids() throws IOException {
        ObjectNode run = (ObjectNode) api.json("/runs?limit=1").get(0);
        assertThat(SPEC.errors("Run", run.put("status", "DONE"))).isNotEmpty();
        assertThat(SPEC.errors("Run", run.putNull("status").put("uid", "no uuid")))
                .isNotEmpty();
    }

    @Test
    void theCheckOfEachCallRejectsWhatTheDescriptionForbids() throws IOException {
        assertThat(answer("GET", "/runs/callbacks", "[{\"status\":\"LOST\"}]")).isNotEmpty();
        assertThat(answer("GET", "/schedules", "{\"data\":[{\"status\":\"LOST\"}]}"))
                .isNotEmpty();
        assertThat(answer("GET", "/schedules", "{\"data\":[{\"status\":\"PAUSED\"}]}"))
                .isEmpty();
        assertThat(SPEC.errorsOfRequest(
                        "POST", "/actions/a/run/schedule", SandboxJson.read("{\"inputs\":[{}],\"cron\":\"x\"}")))
                .isNotEmpty();
    }

    private static Set<ValidationMessage> answer(String method, String path, String body) throws IOException {
        return SPEC.errorsOfAnswer(method, path, 200, SandboxJson.read(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"newer", "older"})
    void everyRunIsARun(String shape) throws IOException {
        edges.reading(SandboxReading.RUN_SHAPE, shape);
        JsonNode runs = api.json("/runs?limit=100&sort=-updated_at");
        assertThat(runs).hasSizeGreaterThan(15);
        assertThat(SPEC.errorsInList("Run", runs)).isEmpty();
        for (JsonNode run : runs) {
            String path = "/runs/" + run.path("uid").asText();
            assertThat(SPEC.errors("Run", api.json(path))).isEmpty();
            assertThat(SPEC.errors("RunStatusInfo", api.json(path + "/status"))).isEmpty();
            assertThat(SPEC.errorsInList("RunInput", api.json(path + "/inputs")))
                    .isEmpty();
            assertThat(SPEC.errorsInList("OutputRecord", api.json(path + "/outputs")))
                    .isEmpty();
        }
    }

    @Test
    void theDemoHasARunInEveryStatus() throws IOException {
        try (EdgesSandbox fresh =
                new EdgesSandbox().workspace(SandboxWorkspace.demo(7)).start()) {
            JsonNode runs = new Caller(fresh).json("/runs?limit=100");
            assertThat(runs.findValuesAsText("status")).containsAll(SPEC.statuses());
        }
    }

    @Test
    void everyRecordHasTheShapeOfItsAction() throws IOException {
        for (JsonNode run : api.json("/runs?limit=100")) {
            String component = SPEC.recordsOf(run.path("action_name").asText());
            JsonNode outputs = api.json("/runs/" + run.path("uid").asText() + "/outputs");
            assertThat(SPEC.errorsInList(component, outputs)).isEmpty();
        }
    }

    @Test
    void everyCallbackInTheHistoryIsACallback() throws IOException {
        JsonNode history = api.json("/runs/callbacks?limit=20");
        assertThat(history).hasSize(20);
        assertThat(SPEC.errorsInList("Callback", history)).isEmpty();
        String path = "/runs/callbacks/" + history.get(0).path("uid").asText();
        assertThat(SPEC.errors("Callback", api.json(path))).isEmpty();
        JsonNode replay = SandboxJson.read(api.post(path + "/replay").body());
        assertThat(SPEC.errors("Callback", replay)).isEmpty();
        assertThat(replay.path("parent_uid").asText())
                .isEqualTo(history.get(0).path("uid").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "final"})
    void aLaunchAndItsCallbacksAreAsDescribed(String on) throws IOException {
        int before = receiver.callbacks().size();
        String body = LAUNCH.formatted(receiver.url(), on);
        HttpResponse<String> launched = api.post("/actions/linkedin-extract-messages/run/async", body);
        assertThat(launched.statusCode()).isEqualTo(200);
        assertThat(SPEC.errors("AsyncLaunch", SandboxJson.read(launched.body())))
                .isEmpty();
        edges.advance(Duration.ofHours(1));
        assertThat(receiver.callbacks())
                .hasSize(before + (on.equals("all") ? 2 : 1))
                .allSatisfy(callback ->
                        assertThat(SPEC.errors("CallbackPayload", callback)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "without-ref-uid", "predecessor", "support-text", "unknown-fields"})
    void everyShapeOfACallbackIsAllowed(String shape) throws IOException {
        edges.reading(SandboxReading.CALLBACK_SHAPE, shape);
        edges.run(SandboxRun.full("linkedin-extract-connections")
                .input(Map.of(), null)
                .failingInput(Map.of(), Map.of("ref", 1), "LK_ERROR"));
        edges.advance(Duration.ofHours(1));
        assertThat(receiver.callbacks())
                .hasSizeGreaterThan(2)
                .allSatisfy(callback ->
                        assertThat(SPEC.errors("CallbackPayload", callback)).isEmpty());
    }

    @Test
    void postsAnswerWithTheRun() throws IOException {
        String run =
                edges.run(SandboxRun.incremental("linkedin-extract-messages").status("BLOCKED"));
        for (String call : new String[] {"resume", "cancel", "continue"}) {
            HttpResponse<String> answer = api.post("/runs/" + run + "/" + call);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(SPEC.errors("Run", SandboxJson.read(answer.body()))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/runs/no-such", "/runs?limit=0", "/runs?limit=x", "/runs?sort=name", "/runs/callbacks?limit=21"
            })
    void refusalsAreErrors(String path) throws IOException {
        HttpResponse<String> answer = api.get(path);
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(SPEC.errors("ApiError", SandboxJson.read(answer.body()))).isEmpty();
    }

    @Test
    void aWrongKeyIsRefused() throws IOException {
        HttpResponse<String> answer = new Caller(edges, "wrong").get("/runs");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(SPEC.errors("ApiError", SandboxJson.read(answer.body()))).isEmpty();
    }

    @Test
    void aWorkspaceEventIsNoRunCallback() throws IOException {
        assertThat(edges.sendWorkspaceEvent("AUTH_EXPIRED", "password changed")).isEqualTo(204);
        JsonNode event = receiver.callbacks().get(receiver.callbacks().size() - 1);
        assertThat(SPEC.errors("IntegrationEvent", event)).isEmpty();
        assertThat(event.has("run")).isFalse();
    }
}
