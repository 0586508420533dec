package org.edgesroutes.cadence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.edgesroutes.cadence.IterationHistory.Iteration;
import org.edgesroutes.model.ContinuePlan;
import org.junit.jupiter.api.Test;

class AdaptiveCadenceTest {

    private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");

    private final Cadence cadence =
            new AdaptiveCadence(Duration.ofHours(6), Duration.ofMinutes(15), Duration.ofHours(24));

    private ContinuePlan plan(Iteration... iterations) {
        return cadence.next(new IterationHistory(List.of(iterations)), 100, NOW);
    }

    /** Records received in the six hours that ended so long ago. */
    private static Iteration received(int records, Duration ago) {
        return new Iteration(NOW.minus(ago).minus(Duration.ofHours(6)), NOW.minus(ago), records, false);
    }

    private static Iteration saturated(Duration ago) {
        Iteration full = received(100, ago);
        return new Iteration(full.from(), full.to(), full.received(), true);
    }

    private static final Iteration QUIET_DAYS =
            new Iteration(NOW.minus(Duration.ofDays(90)), NOW.minus(Duration.ofDays(80)), 0, false);

    @Test
    void withoutAnIterationEveryHoldsWithinTheBounds() {
        assertThat(plan().every()).isEqualTo(Duration.ofHours(6));
        Cadence bounded = new AdaptiveCadence(Duration.ofHours(48), Duration.ofMinutes(15), Duration.ofHours(24));
        assertThat(bounded.next(IterationHistory.none(), 100, NOW).every()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void theFullSyncTellsNothingAboutArrivals() {
        Iteration fullSync = new Iteration(null, NOW, 100, true);
        assertThat(plan(fullSync).every()).isEqualTo(Duration.ofHours(6));
        assertThat(plan(QUIET_DAYS, fullSync).every()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void withoutMaxResultsEveryHolds() {
        ContinuePlan plan = cadence.next(IterationHistory.none().with(received(5000, Duration.ZERO)), null, NOW);
        assertThat(plan.every()).isEqualTo(Duration.ofHours(6));
        assertThat(plan.why()).isEqualTo("every 6h: max_results of the run is not known");
    }

    @Test
    void sixtyPercentOfMaxResultsAreExpected() {
        ContinuePlan plan = plan(received(90, Duration.ZERO));
        assertThat(plan.every()).isEqualTo(Duration.ofHours(4));
        assertThat(plan.why())
                .isEqualTo(
                        "every 4h: 15 records an hour (90 in 6h until 2026-05-04T12:00:00Z) make 60 of max_results 100");
    }

    @Test
    void underASmallMaxResultsChanceIsLeftItsRoom() {
        ContinuePlan plan = cadence.next(IterationHistory.none().with(received(9, Duration.ZERO)), 10, NOW);
        assertThat(plan.every()).isEqualTo(Duration.ofMinutes(160));
    }

    @Test
    void aSaturatedIterationCountsTwice() {
        ContinuePlan plan = plan(saturated(Duration.ZERO));
        assertThat(plan.every()).isEqualTo(Duration.ofMinutes(108));
        assertThat(plan.why()).contains("(twice the 100 in 6h until");
    }

    @Test
    void thePeakHourOfTheDayBeforeCountsAfterAQuietNight() {
        ContinuePlan plan =
                plan(received(90, Duration.ofHours(18)), received(2, Duration.ofHours(6)), received(0, Duration.ZERO));
        assertThat(plan.every()).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void afterABurstTheIntervalGrowsSlowlyAndNeverJumps() {
        List<Duration> planned = new ArrayList<>();
        for (int hours = 0; hours <= 24 * 20; hours += 6) {
            planned.add(plan(QUIET_DAYS, received(95, Duration.ofHours(hours))).every());
        }
        assertThat(planned).isSorted().endsWith(Duration.ofHours(24));
        for (int i = 1; i < planned.size(); i++) {
            assertThat(planned.get(i).toMillis())
                    .isLessThan((long) (planned.get(i - 1).toMillis() * 1.1));
        }
    }

    @Test
    void beforeThreeDaysAreKnownItIsNeverLongerThanEvery() {
        ContinuePlan plan = plan(received(0, Duration.ofHours(60)), received(0, Duration.ZERO));
        assertThat(plan.every()).isEqualTo(Duration.ofHours(6));
        assertThat(plan.why()).endsWith("; not longer before 72h are known");
        assertThat(plan(received(0, Duration.ofHours(66)), received(0, Duration.ZERO))
                        .every())
                .isEqualTo(Duration.ofHours(24));
    }

    @Test
    void aRunThatReachedMaxResultsWithinTwoMonthsIsNotAskedLessOftenThanEvery() {
        assertThat(plan(QUIET_DAYS, saturated(Duration.ofDays(59)), received(0, Duration.ZERO))
                        .why())
                .startsWith("every 6h: ")
                .endsWith("; not longer, since max_results was reached 2026-03-06T12:00:00Z");
        assertThat(plan(QUIET_DAYS, saturated(Duration.ofDays(60)), received(0, Duration.ZERO))
                        .every())
                .isEqualTo(Duration.ofHours(24));
    }

    @Test
    void twoContinuesByHandAreNoBurst() {
        Iteration byHand = new Iteration(NOW.minusSeconds(10), NOW, 1, false);
        assertThat(plan(QUIET_DAYS, byHand).every()).isEqualTo(Duration.ofHours(15));
    }

    @Test
    void whereEveryMinIsTooLongItSaysWhichMaxResultsWouldDo() {
        ContinuePlan plan = plan(new Iteration(NOW.minus(Duration.ofMinutes(15)), NOW, 100, true));
        assertThat(plan.every()).isEqualTo(Duration.ofMinutes(15));
        assertThat(plan.why())
                .endsWith("; edges.continue.every-min forbids asking more often, max_results 334 would do");
    }

    @Test
    void boundsThatContradictEachOtherAreRefusedByTheirNames() {
        assertThatThrownBy(() -> new AdaptiveCadence(Duration.ofHours(6), Duration.ofHours(2), Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("edges.continue.every-min")
                .hasMessageContaining("edges.continue.every-max");
    }

    @Test
    void fixedAsksAtTheSameIntervalWhateverArrives() {
        ContinuePlan plan = new FixedCadence(Duration.ofHours(6))
                .next(IterationHistory.none().with(saturated(Duration.ZERO)), 100, NOW);
        assertThat(plan).isEqualTo(new ContinuePlan(Duration.ofHours(6), "every 6h, as edges.continue.every says"));
    }
}
