package org.edgesroutes.cadence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgesroutes.cadence.CadenceTable.EVERY;
import static org.edgesroutes.cadence.CadenceTable.MAX;
import static org.edgesroutes.cadence.CadenceTable.MIN;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.edgesroutes.completeness.Simulated;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Half a year of arrivals in every pattern, three times with other chances. */
class CadenceSimulationTest {

    private record Comparison(SimulatedArrivals arrivals, Simulated fixed, Simulated adaptive) {

        Comparison(SimulatedArrivals arrivals) {
            this(arrivals, CadenceTable.fixed(arrivals), CadenceTable.adaptive(arrivals, MAX));
        }
    }

    private static List<Comparison> comparisons;

    @BeforeAll
    static void simulate() {
        comparisons = LongStream.rangeClosed(1, 3)
                .boxed()
                .flatMap(seed -> SimulatedArrivals.expected(seed).stream())
                .map(Comparison::new)
                .toList();
    }

    private static List<Comparison> whose(Predicate<String> pattern) {
        return comparisons.stream()
                .filter(comparison -> pattern.test(comparison.arrivals().pattern()))
                .toList();
    }

    @Test
    void adaptiveLosesNoMoreThanFixedInAnyPattern() {
        assertThat(comparisons)
                .allSatisfy(one -> assertThat(one.adaptive().lost())
                        .isLessThanOrEqualTo(one.fixed().lost()));
    }

    @Test
    void adaptiveLosesATenthAtMostWhereRecordsComeInADailyRhythmOrGrow() {
        assertThat(whose(pattern -> pattern.matches("(daily|sudden|gradual|mix).*")))
                .hasSize(12)
                .allSatisfy(one -> assertThat(one.adaptive().lost())
                        .isLessThanOrEqualTo(one.fixed().lost() / 10));
    }

    @Test
    void nothingIsLostWhereArrivalsAreSteadyOrGrowGradually() {
        assertThat(whose(pattern -> pattern.matches("(steady|silence|gradual).*")))
                .hasSize(9)
                .allSatisfy(one -> assertThat(one.adaptive().lost()).isZero());
    }

    @Test
    void quietRunsAreAskedLessOftenThanHalfAsOftenAsByFixed() {
        assertThat(whose(pattern -> pattern.matches("(steady|silence).*")))
                .hasSize(6)
                .allSatisfy(one -> assertThat(one.adaptive().continues())
                        .isLessThan(one.fixed().continues() / 2));
    }

    @Test
    void theIntervalIsAlwaysWithinItsBounds() {
        assertThat(comparisons).allSatisfy(one -> {
            assertThat(one.adaptive().shortest()).isGreaterThanOrEqualTo(MIN);
            assertThat(one.adaptive().longest()).isLessThanOrEqualTo(MAX);
        });
    }

    @Test
    void noLossGoesUnnoticed() {
        assertThat(comparisons).allSatisfy(one -> {
            assertThat(one.fixed().unnoticed()).isZero();
            assertThat(one.adaptive().unnoticed()).isZero();
        });
    }

    @Test
    void overMonthsTheEstimateIsWithinAFactorOfTwoOfWhatWasLost() {
        assertThat(comparisons)
                .filteredOn(one -> one.fixed().lost() > 0)
                .allSatisfy(one -> assertThat(
                                (double) one.fixed().estimated() / one.fixed().lost())
                        .isBetween(0.5, 2.0));
    }

    @Test
    void whatComesOutOfALongSilenceIsLostOnlyWhereEveryMaxIsLongerThanEvery() {
        SimulatedArrivals ambush = SimulatedArrivals.ambush(1);
        assertThat(CadenceTable.fixed(ambush).lost()).isZero();
        assertThat(CadenceTable.adaptive(ambush, MAX).lost()).isPositive();
        assertThat(CadenceTable.adaptive(ambush, EVERY).lost()).isZero();
    }
}
