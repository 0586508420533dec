package org.edgesroutes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.edgesroutes.sandbox.SandboxRecord.Change;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunStoryTest {

    private static final Duration LONG = Duration.ofHours(1);

    private Receiver receiver;
    private EdgesSandbox edges;
    private Caller api;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver();
        edges = new EdgesSandbox()
                .webhook(receiver.url(), Map.of("X-Edges-Webhook-Secret", "s"))
                .start();
        api = new Caller(edges);
    }

    @AfterEach
    void stop() {
        edges.close();
        receiver.close();
    }

    @Test
    void aRunSendsOneCallbackPerPageAndOneAtTheEnd() throws IOException {
        String run = edges.run(
                SandboxRun.incremental("linkedin-extract-messages").existing(17).pageSize(10));
        edges.advance(LONG);
        assertThat(receiver.callbacks())
                .extracting(
                        callback -> callback.at("/run/status").asText(),
                        callback -> callback.path("results").size())
                .containsExactly(tuple("RUNNING", 10), tuple("RUNNING", 7), tuple("SUCCEEDED", 0));
        assertThat(receiver.records()).isEqualTo(truth(run));
        assertThat(receiver.secrets()).containsOnly("s");
    }

    @Test
    void nothingHappensWhileTimeStandsStill() throws IOException {
        String run = edges.run(SandboxRun.incremental("linkedin-extract-messages"));
        edges.advance(Duration.ZERO);
        assertThat(receiver.callbacks()).isEmpty();
        assertThat(edges.status(run)).isEqualTo("SCHEDULED");
    }

    @Test
    void aContinueBringsWhatIsNewAndKeepsTheRunUid() throws IOException {
        String run = edges.run(SandboxRun.incremental("linkedin-extract-connections")
                .existing(3)
                .arrivals(4));
        edges.advance(LONG);
        JsonNode answer =
                SandboxJson.read(api.post("/runs/" + run + "/continue").body());
        assertThat(answer.path("uid").asText()).isEqualTo(run);
        assertThat(answer.path("status").asText()).isEqualTo("SCHEDULED");
        edges.advance(LONG);
        assertThat(edges.status(run)).isEqualTo("SUCCEEDED");
        assertThat(edges.produced(run)).extracting(SandboxRecord::iteration).containsExactly(1, 1, 1, 2, 2, 2, 2);
        assertThat(receiver.records()).isEqualTo(truth(run));
    }

    @Test
    void whatLiesBeyondMaxResultsIsLostAndRememberedAsLost() throws IOException {
        String run = edges.run(SandboxRun.incremental("linkedin-extract-connections")
                .existing(2)
                .maxResults(5));
        edges.advance(LONG);
        edges.arrive(run, 8);
        api.post("/runs/" + run + "/continue");
        edges.advance(LONG);
        assertThat(edges.produced(run)).hasSize(2 + 5);
        assertThat(edges.lost(run)).hasSize(3);
        String oldestKept =
                edges.produced(run).get(6).json().path("connected_at").asText();
        assertThat(edges.lost(run))
                .allSatisfy(record ->
                        assertThat(record.json().path("connected_at").asText()).isLessThan(oldestKept));
    }

    @Test
    void recordsAppearAsTimePasses() throws IOException {
        String run = edges.run(SandboxRun.incremental("linkedin-extract-profile-viewers")
                .existing(1)
                .newRecordEvery(Duration.ofMinutes(10)));
        edges.advance(LONG);
        api.post("/runs/" + run + "/continue");
        edges.advance(LONG);
        assertThat(edges.produced(run)).hasSize(1 + 6);
    }

    @Test
    void aKnownRecordComesAgainUnderTheSameKeyChangedOrUnchanged() throws IOException {
        String run = edges.run(SandboxRun.incremental("linkedin-extract-connections")
                .existing(4)
                .updates(1)
                .repeats(1));
        edges.advance(LONG);
        api.post("/runs/" + run + "/continue");
        edges.advance(LONG);
        List<SandboxRecord> second = edges.produced(run).stream()
                .filter(record -> record.iteration() == 2)
                .toList();
        assertThat(second).extracting(SandboxRecord::change).containsExactly(Change.UPDATED, Change.REPEATED);
        assertThat(edges.produced(run).subList(0, 4))
                .extracting(SandboxRecord::key)
                .contains(second.get(0).key());
    }

    @Test
    void aFailingInputMakesTheRunPartial() throws IOException {
        String run = edges.run(SandboxRun.incremental("linkedin-extract-post-likers")
                .input(Map.of("linkedin_post_url", "a"), Map.of("ref", "A-17"))
                .failingInput(Map.of("linkedin_post_url", "b"), null, "LK_ERROR"));
        edges.advance(LONG);
        assertThat(edges.status(run)).isEqualTo("PARTIAL_SUCCEEDED");
        JsonNode failed = receiver.callbacks().get(1);
        assertThat(failed.at("/error/error_label").asText()).isEqualTo("LK_ERROR");
        assertThat(failed.get("results").isNull()).isTrue();
        assertThat(receiver.callbacks().get(0).at("/custom_data/ref").asText()).isEqualTo("A-17");
    }

    @Test
    void aBlockedRunThatIsPostponedResumesByItself() {
        String run = edges.run(SandboxRun.incremental("linkedin-extract-messages")
                .existing(20)
                .outcomes("BLOCKED")
                .postponed(Duration.ofHours(6)));
        edges.advance(LONG);
        assertThat(edges.status(run)).isEqualTo("BLOCKED");
        assertThat(edges.produced(run)).hasSize(10);
        edges.advance(Duration.ofHours(6));
        assertThat(edges.status(run)).isEqualTo("SUCCEEDED");
        assertThat(edges.produced(run)).hasSize(20);
    }

    @Test
    void aStatusThatNobodyKnowsCanBePlayed() throws IOException {
        String run =
                edges.run(SandboxRun.incremental("linkedin-extract-messages").always("HIBERNATED"));
        edges.advance(LONG);
        assertThat(api.jsonNotDescribed("/runs/" + run).path("status").asText()).isEqualTo("HIBERNATED");
        assertThat(receiver.callbacks())
                .last()
                .matches(callback -> callback.at("/run/status").asText().equals("HIBERNATED"));
    }

    @Test
    void aRunCanBePolledOnly() throws IOException {
        String run =
                edges.run(SandboxRun.incremental("linkedin-extract-messages").withoutCallback());
        edges.advance(LONG);
        assertThat(receiver.callbacks()).isEmpty();
        assertThat(api.json("/runs/" + run).path("callback").isNull()).isTrue();
        assertThat(api.json("/runs/" + run + "/outputs")).hasSize(5);
    }

    @Test
    void aHeldRunIsSilentForEver() throws IOException {
        String run = edges.run(SandboxRun.incremental("linkedin-extract-messages")
                .status("RUNNING")
                .held());
        edges.advance(Duration.ofDays(7));
        assertThat(edges.status(run)).isEqualTo("RUNNING");
        assertThat(receiver.callbacks()).isEmpty();
    }

    @Test
    void someRecordsHaveNoKey() {
        String run = edges.run(
                SandboxRun.full("linkedin-extract-profile-viewers").existing(50).gaps(0.3));
        edges.advance(LONG);
        assertThat(edges.produced(run))
                .extracting(SandboxRecord::key)
                .containsNull()
                .anyMatch(Objects::nonNull);
    }

    @Test
    void noCallbackFollowsACancel() throws IOException {
        String run =
                edges.run(SandboxRun.incremental("linkedin-extract-messages").existing(50));
        edges.advance(Duration.ofSeconds(30));
        int before = receiver.callbacks().size();
        api.post("/runs/" + run + "/cancel");
        edges.advance(LONG);
        assertThat(before).isPositive();
        assertThat(receiver.callbacks()).hasSize(before);
        assertThat(edges.status(run)).isEqualTo("STOPPED");
    }

    @Test
    void aResumedRunGoesOnWhereItWasStopped() throws IOException {
        String run =
                edges.run(SandboxRun.incremental("linkedin-extract-messages").existing(50));
        edges.advance(Duration.ofSeconds(30));
        api.post("/runs/" + run + "/cancel");
        edges.advance(LONG);
        api.post("/runs/" + run + "/resume");
        edges.advance(LONG);
        assertThat(edges.status(run)).isEqualTo("SUCCEEDED");
        assertThat(edges.produced(run))
                .hasSize(50)
                .doesNotHaveDuplicates()
                .extracting(SandboxRecord::iteration)
                .containsOnly(1);
        assertThat(receiver.records()).isEqualTo(truth(run));
    }

    @Test
    void aRunThatEndedBeforeTheStartHasOutputsAndAHistoryButSendsNothing() throws IOException {
        String run = edges.run(SandboxRun.incremental("linkedin-extract-messages")
                .status("SUCCEEDED")
                .existing(3));
        edges.advance(LONG);
        assertThat(receiver.callbacks()).isEmpty();
        assertThat(api.json("/runs/" + run + "/outputs")).hasSize(3);
        assertThat(api.json("/runs/callbacks?run_uid=" + run)).hasSize(2);
    }

    private List<JsonNode> truth(String run) {
        return edges.produced(run).stream().map(SandboxRecord::json).toList();
    }
}
