package org.edgesroutes.completeness;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.edgesroutes.cadence.Cadence;
import org.edgesroutes.cadence.IterationHistory;
import org.edgesroutes.cadence.IterationHistory.Iteration;
import org.edgesroutes.cadence.PeakRate;
import org.edgesroutes.cadence.ResultLimit;
import org.edgesroutes.cadence.Saturation;
import org.edgesroutes.cadence.SaturationDetector;
import org.edgesroutes.cadence.SimulatedArrivals;

/**
 * What became of a run whose records arrived so and which was continued so.
 *
 * @param lost beyond the cap
 * @param estimated what the sentinel said was lost
 * @param unnoticed iterations that lost records while the sentinel was silent
 */
public record Simulated(int continues, long lost, long estimated, int unnoticed, Duration shortest, Duration longest) {

    private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");

    private static final Instant END = BEGIN.plus(Duration.ofDays(SimulatedArrivals.DAYS));

    /** Every iteration takes the newest {@code maxResults} of what arrived since the one before. */
    public static Simulated run(SimulatedArrivals arrivals, Cadence cadence, int maxResults) {
        SaturationDetector sentinel = new SaturationDetector();
        ResultLimit cap = new ResultLimit(maxResults, true);
        IterationHistory history = IterationHistory.none();
        Simulated result = new Simulated(0, 0, 0, 0, Duration.ofDays(SimulatedArrivals.DAYS), Duration.ZERO);
        Instant from = BEGIN;
        int seen = 0;
        while (true) {
            Duration every = cadence.next(history, maxResults, from).every();
            Instant to = from.plus(every);
            if (to.isAfter(END)) {
                return result;
            }
            int arrived = arrivedBy(arrivals, seen, to) - seen;
            int received = Math.min(arrived, maxResults);
            Optional<Saturation> saturation = sentinel.judge("run", "action", from, to, received, cap, history);
            history = history.with(new Iteration(from, to, received, saturation.isPresent()));
            result = result.and(every, arrived - received, saturation);
            seen += arrived;
            from = to;
        }
    }

    private static int arrivedBy(SimulatedArrivals arrivals, int seen, Instant to) {
        double hours = PeakRate.hours(Duration.between(BEGIN, to));
        int count = seen;
        while (count < arrivals.count() && arrivals.hours()[count] <= hours) {
            count++;
        }
        return count;
    }

    private static long lost(Optional<Saturation> saturation) {
        return saturation.map(Saturation::estimatedLost).orElse(0L);
    }

    private Simulated and(Duration every, long lostNow, Optional<Saturation> saturation) {
        return new Simulated(
                continues + 1,
                lost + lostNow,
                estimated + lost(saturation),
                unnoticed + (lostNow > 0 && saturation.isEmpty() ? 1 : 0),
                every.compareTo(shortest) < 0 ? every : shortest,
                every.compareTo(longest) > 0 ? every : longest);
    }
}
