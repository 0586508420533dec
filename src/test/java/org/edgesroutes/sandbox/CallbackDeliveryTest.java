package org.edgesroutes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallbackDeliveryTest {

    private Receiver receiver;
    private EdgesSandbox edges;
    private Caller api;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver();
        edges = new EdgesSandbox()
                .webhook(receiver.url(), Map.of())
                .option(SandboxOption.DELIVERY_RETRIES, 2)
                .start();
        api = new Caller(edges);
        edges.run(SandboxRun.full("linkedin-extract-messages").existing(0));
    }

    @AfterEach
    void stop() {
        edges.close();
        receiver.close();
    }

    @Test
    void aRefusedCallbackIsTriedAgainAndThenFailed() throws IOException {
        receiver.answer(503);
        edges.advance(Duration.ofDays(1));
        assertThat(receiver.callbacks()).hasSize(3);
        JsonNode callback = only();
        assertThat(callback.path("status").asText()).isEqualTo("FAILED");
        assertThat(callback.path("http_status").asInt()).isEqualTo(503);
        assertThat(callback.path("retry_count").asInt()).isEqualTo(2);
        assertThat(callback.at("/error/message").asText()).isEqualTo("status 503");
    }

    @Test
    void aRetryThatIsTakenMakesTheCallbackASuccess() throws IOException {
        receiver.answer(500);
        edges.advance(Duration.ofMinutes(1));
        receiver.answer(200);
        edges.advance(Duration.ofDays(1));
        assertThat(only().path("status").asText()).isEqualTo("SUCCESS");
        assertThat(edges.deliveries()).extracting(SandboxDelivery::status).containsExactly(500, 200);
    }

    @Test
    void aReceiverThatIsDownLeavesACallbackWithoutStatus() throws IOException {
        receiver.close();
        edges.advance(Duration.ofDays(1));
        assertThat(only().path("status").asText()).isEqualTo("FAILED");
        assertThat(only().path("http_status").isNull()).isTrue();
    }

    @Test
    void anOriginalCanBeReplayedThreeTimesAndAReplayNever() throws IOException {
        edges.advance(Duration.ofDays(1));
        String original = only().path("uid").asText();
        for (int i = 0; i < 3; i++) {
            assertThat(replay(original).statusCode()).isEqualTo(200);
        }
        assertThat(replay(original).statusCode()).isEqualTo(400);
        edges.advance(Duration.ofSeconds(1));
        assertThat(receiver.callbacks()).hasSize(4);
        assertThat(receiver.callbacks()).containsOnly(receiver.callbacks().get(0));
        String copy = api.json("/runs/callbacks").get(1).path("uid").asText();
        assertThat(replay(copy).statusCode()).isEqualTo(400);
    }

    @Test
    void callbacksCanBeFilteredAndPaged() throws IOException {
        edges.run(SandboxRun.full("linkedin-extract-messages").existing(30));
        edges.advance(Duration.ofDays(1));
        String run = api.json("/runs?sort=-created_at").get(1).path("uid").asText();
        assertThat(api.json("/runs/callbacks")).hasSize(5);
        assertThat(api.json("/runs/callbacks?run_uid=" + run)).hasSize(4);
        assertThat(api.json("/runs/callbacks?status=FAILED&status=PENDING")).isEmpty();
        assertThat(api.json("/runs/callbacks?limit=2&offset=4")).hasSize(1);
        assertThat(api.json("/runs/callbacks?run_uid=none")).isEmpty();
    }

    private HttpResponse<String> replay(String uid) throws IOException {
        return api.post("/runs/callbacks/" + uid + "/replay");
    }

    private JsonNode only() throws IOException {
        JsonNode history = api.json("/runs/callbacks");
        assertThat(history).hasSize(1);
        return history.get(0);
    }
}
