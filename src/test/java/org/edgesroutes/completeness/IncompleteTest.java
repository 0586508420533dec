package org.edgesroutes.completeness;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.edgesroutes.sandbox.SandboxFault;
import org.edgesroutes.sandbox.SandboxReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A simulated Edges whose outputs are gone: what is lost there cannot come back, and that is said. */
class IncompleteTest extends OutputsGoneBase {

    static Stream<String> refusals() {
        return SandboxReading.REPLAY_REFUSAL.choices().stream();
    }

    @Test
    void aCallbackIsReplayedThreeTimesAndNeverAgainOverAllRestarts() {
        String run = start(true, run());
        loseTheSecondPage();
        for (int i = 0; i < 60; i++) {
            fixture.pass(Duration.ofMinutes(1));
            if (i % 5 == 0) {
                fixture.restart();
            }
        }
        assertThat(fixture.requests("POST", "/replay")).isEqualTo(3);
        assertThat(fixture.rows.number("SELECT replays FROM edges_replay")).isEqualTo(3);
        assertThat(fixture.verdicts(run)).containsExactly("incomplete");
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aReplayThatEdgesRefusesIsSpent(String status) {
        edges.reading(SandboxReading.REPLAY_REFUSAL, status);
        String run = start(true, run());
        loseTheSecondPage();
        between.stubFor(any(urlPathMatching(".*/replay"))
                .atPriority(1)
                .willReturn(aResponse().withStatus(Integer.parseInt(status)).withBody("{}")));
        fixture.pass(Duration.ofMinutes(60));

        assertThat(fixture.one("SELECT replays || ' ' || (refusal IS NOT NULL) FROM edges_replay"))
                .isEqualTo("1 1");
        assertThat(fixture.verdicts(run)).containsExactly("incomplete");
    }

    @ParameterizedTest
    @CsvSource({"false, 2", "true, 1"})
    void anIncompleteRunIsReportedOnceAndContinuedOnlyAsTheSettingSays(boolean hold, int iteration) {
        String run = start(hold, run());
        loseTheSecondPage();
        fixture.pass(Duration.ofHours(7));

        assertThat(fixture.verdicts(run).get(0)).isEqualTo("incomplete");
        assertThat(fixture.rows.number("SELECT iteration FROM edges_run")).isEqualTo(iteration);
        assertThat(fixture.one("SELECT sentence FROM edges_report WHERE kind = 'run-incomplete' AND iteration = 1"))
                .contains(run, "4 of 8 records are missing", "the outputs cannot be read", "no replay is left");
        assertThat(fixture.one("SELECT expected || ' ' || received FROM edges_iteration WHERE iteration = 1"))
                .isEqualTo("8 4");
        if (hold) {
            assertThat(fixture.one("SELECT not_continued FROM edges_run"))
                    .startsWith("incomplete: 4 of 8 records are missing");
        }
    }

    @Test
    void failedCallbacksOfARunAreReportedUntilTheirRecordsHaveArrived() {
        String run = start(true, run());
        loseTheSecondPage();
        fixture.pass(Duration.ofHours(7));
        String open = "SELECT group_concat(kind) FROM edges_report WHERE recovered_at IS NULL";
        assertThat(fixture.one(open)).contains("run-and-callbacks-disagree");
        assertThat(fixture.one("SELECT sentence FROM edges_report WHERE kind = 'run-and-callbacks-disagree'"))
                .contains("is SUCCEEDED, but Edges could not deliver");
        assertThat(fixture.rows.number("SELECT failed_callbacks FROM edges_iteration"))
                .isPositive();

        edges.fault(SandboxFault.LOSE, 0);
        fixture.callbackWithEverything(run);
        fixture.tick();
        fixture.pass(Duration.ofMinutes(30));
        assertThat(fixture.one(open)).doesNotContain("run-and-callbacks-disagree");
    }

    @Test
    void aHeldRunIsContinuedOnceWhatWasMissingHasArrivedAfterAll() {
        String run = start(true, run());
        loseTheSecondPage();
        fixture.pass(Duration.ofHours(7));
        assertThat(fixture.verdicts(run)).containsExactly("incomplete");

        edges.fault(SandboxFault.LOSE, 0);
        fixture.callbackWithEverything(run);
        fixture.pass(Duration.ofMinutes(30));

        assertThat(fixture.verdicts(run).get(0)).isEqualTo("complete");
        assertThat(fixture.rows.number("SELECT iteration FROM edges_run")).isEqualTo(2);
    }

    @Test
    void whileEdgesFailsInPassingARepairIsPutOffLongerEachTimeAndNeverGivenUp() {
        String run = start(true, run());
        between.stubFor(get(urlPathMatching(".*/outputs"))
                .atPriority(1)
                .willReturn(aResponse().withStatus(503).withBody("{}")));
        edges.fault(SandboxFault.LOSE, 1);
        fixture.pass(Duration.ofHours(4));
        assertThat(fixture.rows.number("SELECT repair_failures FROM edges_iteration"))
                .isBetween(6L, 8L);
        assertThat(fixture.verdicts(run)).isEmpty();

        fixture.restart();
        between.stubFor(get(urlPathMatching(".*/outputs"))
                .atPriority(1)
                .willReturn(aResponse().proxiedFrom(edges.url().replaceAll("/v1$", ""))));
        fixture.pass(Duration.ofHours(4));
        assertThat(fixture.verdicts(run).get(0)).isEqualTo("complete");
        assertThat(fixture.rows.number("SELECT repair_failures FROM edges_iteration WHERE iteration = 1"))
                .isZero();
    }

    @Test
    void theErrorsOfFailedInputsGoOnRecord() {
        String run = start(
                true,
                run().input(Map.of("url", "a"), null).failingInput(Map.of("url", "b"), Map.of("id", 7), "STATUS_403"));
        loseTheSecondPage();
        fixture.pass(Duration.ofMinutes(60));

        assertThat(fixture.one("SELECT run_uid || ' ' || error_label || ' ' || input_data || ' ' || custom_data"
                        + " FROM edges_run_input"))
                .isEqualTo(run + " STATUS_403 {\"url\":\"b\"} {\"id\":7}");
        assertThat(fixture.one("SELECT verdict_reason FROM edges_iteration WHERE verdict = 'incomplete'"))
                .contains("1 inputs failed");
    }
}
