package org.edgesroutes.cadence;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.edgesroutes.cadence.IterationHistory.Iteration;

/**
 * The highest rate that a run has to be prepared for.
 *
 * @param perHour records an hour, already faded by age
 * @param seenIn the iteration that it comes from
 */
public record PeakRate(double perHour, Iteration seenIn) {

    /** A weekend and the night after it: the peak hour of a working day is remembered until the next one. */
    static final Duration IN_FULL = Duration.ofDays(3);

    /** A burst that does not come back is forgotten within a fortnight. */
    static final Duration HALF_LIFE = Duration.ofDays(2);

    private static final double MILLIS_PER_HOUR = 3_600_000;

    /**
     * @param shortest windows count as at least this long, so that two continues by hand do not look like a burst
     * @return empty when no iteration tells how fast records arrive
     */
    static Optional<PeakRate> of(IterationHistory history, Duration shortest, Instant now) {
        return history.windows().stream()
                .map(iteration -> new PeakRate(faded(iteration, shortest, now), iteration))
                .max(Comparator.comparingDouble(PeakRate::perHour));
    }

    double expectedIn(Duration time) {
        return perHour * hours(time);
    }

    /** @return the longest time in which so many are expected, at most {@code longest} */
    Duration timeFor(double expected, Duration longest) {
        return expectedIn(longest) <= expected
                ? longest
                : Duration.ofMillis(Math.round(expected / perHour * MILLIS_PER_HOUR));
    }

    /** @return such as {@code 16.7 records an hour (100 in 6h until 2026-05-04T12:00:00Z)} */
    String words() {
        return "%s records an hour (%s%d in %s until %s)"
                .formatted(
                        HumanFormat.of(perHour),
                        seenIn.saturated() ? "twice the " : "",
                        seenIn.received(),
                        HumanFormat.of(seenIn.window()),
                        HumanFormat.of(seenIn.to()));
    }

    public static double hours(Duration time) {
        return time.toMillis() / MILLIS_PER_HOUR;
    }

    private static double faded(Iteration iteration, Duration shortest, Instant now) {
        double hours = hours(longer(iteration.window(), shortest));
        Duration beyond = Duration.between(iteration.to(), now).minus(IN_FULL);
        double age = Math.max(0, hours(beyond) / hours(HALF_LIFE));
        return arrivals(iteration) / hours * Math.pow(0.5, age);
    }

    /** How many a saturated one missed is unknown; doubling reaches any rate within a few iterations. */
    private static long arrivals(Iteration iteration) {
        return iteration.saturated() ? 2L * iteration.received() : iteration.received();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
