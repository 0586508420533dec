package org.edgesroutes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.edgesroutes.MutableClock;
import org.junit.jupiter.api.Test;

class SandboxTimeTest {

    @Test
    void theSameSeedTellsTheSameStory() throws IOException {
        assertThat(story(5)).isEqualTo(story(5)).isNotEqualTo(story(6));
    }

    @Test
    void theSandboxFollowsAClockThatSomebodyElseTurns() {
        MutableClock clock = new MutableClock("2026-05-01T00:00:00Z");
        try (EdgesSandbox edges = new EdgesSandbox().clock(clock).start()) {
            String run = edges.run(SandboxRun.full("linkedin-extract-messages"));
            clock.turn(Duration.ofHours(1));
            edges.advance(Duration.ZERO);
            assertThat(edges.status(run)).isEqualTo("SUCCEEDED");
            assertThat(edges.clock().instant()).isEqualTo("2026-05-01T01:00:00Z");
        }
    }

    @Test
    void nothingChangesInAPastThatACallerHasRead() throws IOException {
        MutableClock clock = new MutableClock("2026-05-01T00:00:00Z");
        try (EdgesSandbox edges = new EdgesSandbox().clock(clock).start()) {
            String run = edges.run(SandboxRun.full("linkedin-extract-messages"));
            clock.turn(Duration.ofHours(1));
            new Caller(edges).get("/runs");
            edges.advance(Duration.ZERO);
            assertThat(edges.status(run)).isEqualTo("SUCCEEDED");
            assertThat(new Caller(edges).json("/runs/" + run).path("updated_at").asText())
                    .isEqualTo("2026-05-01T01:00:00.000Z");
        }
    }

    @Test
    void aLiveSandboxBringsNewRecordsWithinTwoSecondsOfAContinue() throws IOException {
        try (Receiver receiver = new Receiver();
                EdgesSandbox edges = EdgesSandbox.live(SandboxSettings.defaults(), Clock.systemUTC())
                        .webhook(receiver.url(), Map.of())
                        .start()) {
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(receiver.records()).hasSize(12));
            Caller api = new Caller(edges);
            JsonNode messages = api.json("/runs?action_name=linkedin-extract-messages&status=SUCCEEDED")
                    .get(0);
            String run = messages.path("uid").asText();
            edges.arrive(run, 1);
            assertThat(api.post("/runs/" + run + "/continue").statusCode()).isEqualTo(200);
            await().atMost(Duration.ofSeconds(2))
                    .untilAsserted(() -> assertThat(receiver.callbacks())
                            .anyMatch(callback ->
                                    callback.at("/run/run_uid").asText().equals(run)));
        }
    }

    @Test
    void aLiveScheduleExecutesInSimulatedTimeAndNamesTheRealTimeOfIt() throws IOException {
        Clock clock = Clock.fixed(Instant.parse("2026-05-01T00:00:00Z"), ZoneOffset.UTC);
        try (EdgesSandbox edges = EdgesSandbox.live(SandboxSettings.defaults(), clock)
                .option(SandboxOption.HEAD_START, "1h")
                .workspace(SandboxWorkspace.named("live"))
                .start()) {
            String schedule = edges.schedules()
                    .add(SandboxSchedule.cron("0 6 * * *", SandboxRun.full("linkedin-extract-messages")));
            assertThat(new Caller(edges)
                            .json("/schedules/" + schedule)
                            .path("next_execution_at")
                            .asText())
                    .isEqualTo("2026-05-01T00:00:12.000Z");
            edges.advance(Duration.ofHours(6));
            assertThat(edges.schedules().runs(schedule)).hasSize(1);
        }
    }

    @Test
    void executionsThatAClockHasPassedAllCome() {
        MutableClock clock = new MutableClock("2026-05-01T00:00:00Z");
        try (EdgesSandbox edges = new EdgesSandbox().clock(clock).start()) {
            String schedule = edges.schedules()
                    .add(SandboxSchedule.cron("0 6 * * *", SandboxRun.full("linkedin-extract-messages")));
            clock.turn(Duration.ofDays(3));
            edges.advance(Duration.ZERO);
            assertThat(edges.schedules().runs(schedule)).hasSize(3);
        }
    }

    @Test
    void nothingCanBeAskedBeforeTheStart() {
        try (EdgesSandbox edges = new EdgesSandbox()) {
            assertThatIllegalStateException().isThrownBy(edges::url).withMessage("call start() first");
        }
    }

    private static List<JsonNode> story(long seed) throws IOException {
        try (Receiver receiver = new Receiver();
                EdgesSandbox edges = new EdgesSandbox()
                        .option(SandboxOption.SEED, seed)
                        .webhook(receiver.url(), Map.of())
                        .fault(SandboxFault.LOSE, 0.3)
                        .fault(SandboxFault.REORDER, 0.3)
                        .workspace(SandboxWorkspace.demo(seed))
                        .start()) {
            edges.advance(Duration.ofHours(12));
            return receiver.callbacks();
        }
    }
}
