package org.edgesroutes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SandboxFaultTest {

    private static final SandboxRun PLAN =
            SandboxRun.incremental("linkedin-extract-messages").existing(45);

    private Receiver receiver;
    private EdgesSandbox edges;
    private Caller api;
    private String run;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver();
        edges = new EdgesSandbox().webhook(receiver.url(), Map.of()).start();
        api = new Caller(edges);
        run = edges.run(PLAN);
    }

    @AfterEach
    void stop() {
        edges.close();
        receiver.close();
    }

    @Test
    void aLostCallbackIsNeverSentAndTheHistorySaysFailed() throws IOException {
        edges.fault(SandboxFault.LOSE, 1);
        edges.advance(Duration.ofDays(1));
        assertThat(receiver.callbacks()).isEmpty();
        assertThat(history()).hasSize(6).containsOnly("FAILED");
        assertThat(edges.produced(run)).hasSize(45);
    }

    @Test
    void aSilentlyLostCallbackIsNeverSentAndTheHistorySaysSuccess() throws IOException {
        edges.fault(SandboxFault.LOSE_SILENTLY, 1);
        edges.advance(Duration.ofDays(1));
        assertThat(receiver.callbacks()).isEmpty();
        assertThat(history()).hasSize(6).containsOnly("SUCCESS");
    }

    @Test
    void aFaultStrikesAsOftenAsItsProbabilitySaysAndTheSameOnesForASeed() throws IOException {
        edges.fault(SandboxFault.LOSE, 0.5);
        edges.advance(Duration.ofDays(1));
        List<String> first = history();
        assertThat(first).contains("FAILED", "SUCCESS");
        try (EdgesSandbox again = new EdgesSandbox()
                .webhook(receiver.url(), Map.of())
                .fault(SandboxFault.LOSE, 0.5)
                .start()) {
            again.run(PLAN);
            again.advance(Duration.ofDays(1));
            assertThat(new Caller(again).json("/runs/callbacks?limit=20").findValuesAsText("status"))
                    .isEqualTo(first);
        }
    }

    @Test
    void aDuplicateComesTwiceWithTheSameReference() throws IOException {
        edges.fault(SandboxFault.DUPLICATE, 1);
        edges.advance(Duration.ofDays(1));
        assertThat(references()).hasSize(12);
        assertThat(new HashSet<>(references())).hasSize(6);
        assertThat(history()).hasSize(6);
    }

    @Test
    void aDelayedCallbackComesLate() throws IOException {
        edges.fault(SandboxFault.DELAY, 1).option(SandboxOption.FAULT_DELAY, "6h");
        edges.advance(Duration.ofHours(1));
        assertThat(edges.status(run)).isEqualTo("SUCCEEDED");
        assertThat(receiver.callbacks()).isEmpty();
        assertThat(history()).containsOnly("PENDING");
        edges.advance(Duration.ofHours(6));
        assertThat(receiver.callbacks()).hasSize(6);
    }

    @Test
    void aReorderedCallbackIsOvertakenByLaterOnes() throws IOException {
        edges.fault(SandboxFault.REORDER, 0.5);
        edges.advance(Duration.ofDays(1));
        List<String> inOrder = api.json("/runs/callbacks?limit=20").findValuesAsText("uid");
        assertThat(references()).containsExactlyInAnyOrderElementsOf(inOrder).isNotEqualTo(inOrder);
    }

    @Test
    void aServerErrorHasNoEffect() throws IOException {
        edges.advance(Duration.ofHours(1));
        edges.fault(SandboxFault.SERVER_ERROR, 1);
        HttpResponse<String> answer = api.post("/runs/" + run + "/continue");
        assertThat(answer.statusCode()).isIn(500, 503);
        assertThat(edges.status(run)).isEqualTo("SUCCEEDED");
    }

    @Test
    void aServerErrorAfterwardsHidesAnEffect() throws IOException {
        edges.advance(Duration.ofHours(1));
        edges.fault(SandboxFault.SERVER_ERROR_AFTER, 1);
        assertThat(api.post("/runs/" + run + "/continue").statusCode()).isEqualTo(502);
        assertThat(edges.status(run)).isEqualTo("SCHEDULED");
    }

    @Test
    void aConnectionCutBeforeTheEffectLeavesTheRunAlone() {
        edges.advance(Duration.ofHours(1));
        edges.fault(SandboxFault.CUT_BEFORE, 1);
        assertThatIOException().isThrownBy(() -> api.post("/runs/" + run + "/continue"));
        assertThat(edges.status(run)).isEqualTo("SUCCEEDED");
        assertThat(edges.requests()).last().extracting(SandboxRequest::status).isEqualTo(0);
    }

    @Test
    void aConnectionCutAfterTheEffectLeavesTheRunContinued() {
        edges.advance(Duration.ofHours(1));
        edges.fault(SandboxFault.CUT_AFTER, 1);
        assertThatIOException().isThrownBy(() -> api.post("/runs/" + run + "/continue"));
        assertThat(edges.status(run)).isEqualTo("SCHEDULED");
    }

    @Test
    void aReadCanBeCutAndPostsStillWork() throws IOException {
        edges.advance(Duration.ofHours(1));
        edges.fault(SandboxFault.CUT_READ, 1);
        assertThatIOException().isThrownBy(() -> api.get("/runs"));
        assertThat(api.post("/runs/" + run + "/continue").statusCode()).isEqualTo(200);
    }

    @Test
    void aProxyAnswersWithAPage() throws IOException {
        edges.fault(SandboxFault.HTML_PAGE, 1);
        HttpResponse<String> answer = api.get("/runs");
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(answer.body()).startsWith("<html>");
    }

    @Test
    void anAnswerEndsHalfWayThroughItsJson() throws IOException {
        edges.fault(SandboxFault.HALF_BODY, 1);
        HttpResponse<String> answer = api.get("/runs");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("[{");
        assertThatExceptionOfType(JsonProcessingException.class).isThrownBy(() -> SandboxJson.read(answer.body()));
    }

    @Test
    void aSlowAnswerTakesAsLongAsItIsTold() throws IOException {
        edges.fault(SandboxFault.SLOW, 1).option(SandboxOption.SLOW_ANSWER, "120ms");
        long began = System.nanoTime();
        assertThat(api.get("/runs").statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(119));
    }

    @Test
    void aFaultCanBeTurnedOffAgain() throws IOException {
        edges.fault(SandboxFault.SERVER_ERROR, 1);
        assertThat(api.get("/runs").statusCode()).isNotEqualTo(200);
        edges.fault(SandboxFault.SERVER_ERROR, 0);
        assertThat(api.get("/runs").statusCode()).isEqualTo(200);
    }

    @Test
    void aProbabilityBeyondOneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> edges.fault(SandboxFault.LOSE, 1.5))
                .withMessage("lose cannot be 1.5, give 0.0 to 1.0");
    }

    private List<String> history() throws IOException {
        return api.json("/runs/callbacks?limit=20").findValuesAsText("status");
    }

    private List<String> references() throws IOException {
        return receiver.callbacks().stream()
                .map(callback -> callback.path("callback_ref_uid"))
                .map(JsonNode::asText)
                .toList();
    }
}
