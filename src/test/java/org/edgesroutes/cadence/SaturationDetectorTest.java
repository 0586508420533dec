package org.edgesroutes.cadence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.edgesroutes.cadence.IterationHistory.Iteration;
import org.junit.jupiter.api.Test;

class SaturationDetectorTest {

    private static final Instant FROM = Instant.parse("2026-05-04T06:00:00Z");

    private static final Instant TO = Instant.parse("2026-05-04T12:00:00Z");

    private static final ResultLimit GIVEN = new ResultLimit(100, true);

    private static Optional<Saturation> judge(int received, ResultLimit cap, Iteration... before) {
        IterationHistory history = IterationHistory.none();
        for (Iteration one : before) {
            history = history.with(one);
        }
        return new SaturationDetector().judge("r-1", "linkedin-extract-messages", FROM, TO, received, cap, history);
    }

    private static Iteration before(int received, Duration window) {
        return new Iteration(FROM.minus(window), FROM, received, false);
    }

    @Test
    void belowMaxResultsNothingIsLost() {
        assertThat(judge(99, GIVEN)).isEmpty();
    }

    @Test
    void theEstimateIsWhatTheRateBeforeWouldHaveBrought() {
        Saturation saturation =
                judge(100, GIVEN, before(75, Duration.ofHours(3))).orElseThrow();
        assertThat(saturation.estimatedLost()).isBetween(50L, 53L);
        assertThat(saturation.sentence())
                .isEqualTo("Run r-1 (linkedin-extract-messages) brought 100 records"
                        + " between 2026-05-04T06:00:00Z and 2026-05-04T12:00:00Z and max_results is 100:"
                        + " about 52 more are probably lost (going by the fastest iteration of the week before)."
                        + " edges.continue.every=PT2H22M would have avoided it, or a launch with max_results 254.");
    }

    @Test
    void aRateThatJustFillsTheCapLosesWhatChanceBringsBeyondIt() {
        assertThat(judge(100, GIVEN, before(95, Duration.ofHours(6)))
                        .orElseThrow()
                        .estimatedLost())
                .isBetween(3L, 9L);
    }

    @Test
    void aBurstIsToldFromAHighRateAndItsLossIsAGuess() {
        Saturation saturation =
                judge(100, GIVEN, before(6, Duration.ofHours(6))).orElseThrow();
        assertThat(saturation.burst()).isTrue();
        assertThat(saturation.estimatedLost()).isEqualTo(100);
        assertThat(saturation.sentence()).contains("a guess, as many as were received");
    }

    @Test
    void anIterationThatWasCutOffItselfSaysNothingAboutTheRate() {
        Iteration cutOff = new Iteration(FROM.minus(Duration.ofHours(6)), FROM, 100, true);
        assertThat(judge(100, GIVEN, cutOff).orElseThrow().burst()).isTrue();
    }

    @Test
    void whatItSuggestsWouldHaveAvoidedIt() {
        Saturation saturation =
                judge(100, GIVEN, before(75, Duration.ofHours(3))).orElseThrow();
        double arrived = saturation.received() + saturation.estimatedLost();
        double inSuggested = arrived / 6 * saturation.suggestedEvery().toMinutes() / 60;
        assertThat(inSuggested).isLessThanOrEqualTo(60);
        assertThat(saturation.suggestedMaxResults() * 0.6).isGreaterThanOrEqualTo(arrived);
    }

    @Test
    void theFirstIterationOfARunIsReportedWithoutAnEstimate() {
        Saturation saturation = new SaturationDetector()
                .judge("r-1", "linkedin-extract-messages", null, TO, 100, GIVEN, IterationHistory.none())
                .orElseThrow();
        assertThat(saturation.estimatedLost()).isNull();
        assertThat(saturation.suggestedEvery()).isNull();
        assertThat(saturation.suggestedMaxResults()).isNull();
        assertThat(saturation.sentence()).contains("in its first iteration").contains("how many is unknown");
    }

    @Test
    void withoutMaxResultsTheLargestBatchEverSeenIsTheCap() {
        ResultLimit seen = ResultLimit.of(null, 40).orElseThrow();
        assertThat(judge(39, seen)).isEmpty();
        assertThat(judge(40, seen).orElseThrow().sentence()).contains("no iteration of that action ever brought more");
    }

    @Test
    void aBatchLargerThanAnySeenShowsThatThereWasNoCap() {
        assertThat(judge(41, ResultLimit.of(null, 40).orElseThrow())).isEmpty();
        assertThat(judge(101, ResultLimit.of(100, 40).orElseThrow())).isPresent();
    }

    @Test
    void batchesBelowTheSmallestPageOfEdgesAreNoCap() {
        assertThat(ResultLimit.of(null, 9)).isEmpty();
        assertThat(ResultLimit.of(null, null)).isEmpty();
        assertThat(ResultLimit.of(5, null)).contains(new ResultLimit(5, true));
    }
}
