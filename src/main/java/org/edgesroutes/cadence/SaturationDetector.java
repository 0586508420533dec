package org.edgesroutes.cadence;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Notices iterations that Edges cut off, which it does without a word ({@code docs/edges-api.md}, "Continue"). */
public final class SaturationDetector {

    /** The same hour of the same day of the week is among the iterations that are compared with. */
    private static final Duration WEEK = Duration.ofDays(7);

    /**
     * @param action null when it is not known
     * @param from when the iteration before it began, null for the first of a run
     * @param to when it began
     * @param received see {@link IterationLoad}
     * @param before the history of the run without this iteration
     * @return empty when the iteration stayed below the cap
     */
    public Optional<Saturation> judge(
            String runUid,
            String action,
            Instant from,
            Instant to,
            int received,
            ResultLimit cap,
            IterationHistory before) {
        if (!cap.isReachedBy(received)) {
            return Optional.empty();
        }
        if (from == null) {
            return Optional.of(new Saturation(runUid, action, null, to, cap, received, null, null, null, false, null));
        }
        double hours = PeakRate.hours(Duration.between(from, to));
        double expected = perHour(before, to) * hours;
        // What the headroom would have taken in is chance; what goes beyond it has another cause.
        boolean burst = CapacityMargin.capFor(expected) < received;
        long lost = burst ? received : Math.max(1, Math.round(excess(expected, received)));
        long arrived = received + lost;
        Duration every = every(arrived / hours, cap);
        return Optional.of(new Saturation(
                runUid, action, from, to, cap, received, lost, every, CapacityMargin.capFor(arrived), burst, null));
    }

    /**
     * The mean of what goes beyond {@code received} when at least as many arrived, where {@code expected} arrive in the
     * mean: of a normal distribution with that variance, by the usual bound of its hazard rate.
     */
    private static double excess(double expected, int received) {
        double distance = expected - received;
        return (distance + Math.sqrt(distance * distance + 8 / Math.PI * expected)) / 2;
    }

    private static Duration every(double perHour, ResultLimit cap) {
        long minutes = (long) (CapacityMargin.expectedWithin(cap.records()) / perHour * 60);
        return Duration.ofMinutes(Math.max(1, minutes));
    }

    /** @return of the fastest that was not cut off itself; 0 when there is none */
    private static double perHour(IterationHistory before, Instant to) {
        return before.windows().stream()
                .filter(one -> !one.saturated() && one.to().isAfter(to.minus(WEEK)))
                .mapToDouble(one -> one.received() / PeakRate.hours(one.window()))
                .max()
                .orElse(0);
    }
}
