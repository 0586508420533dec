package org.edgesroutes.cadence;

import java.time.Duration;
import java.time.Instant;
import org.edgesroutes.model.ContinuePlan;

/**
 * {@code edges.continue.cadence=adaptive}: the next continue is due when the {@link PeakRate} would have brought as
 * many records as {@link CapacityMargin} allows. Quick to ask more often, slow to ask less often.
 */
public final class AdaptiveCadence implements Cadence {

    /** A run that bursts once a month is still expected to burst when the next burst comes late. */
    static final Duration CAUTION = Duration.ofDays(60);

    private final Duration every;
    private final Duration min;
    private final Duration max;

    /**
     * @param every {@code edges.continue.every}: what holds while too little is known; taken into the bounds
     * @param min {@code edges.continue.every-min}
     * @param max {@code edges.continue.every-max}
     * @throws IllegalArgumentException when {@code min} is not above zero or above {@code max}
     */
    public AdaptiveCadence(Duration every, Duration min, Duration max) {
        if (min.isNegative() || min.isZero() || min.compareTo(max) > 0) {
            throw new IllegalArgumentException(
                    "edges.continue.every-min is " + min + " and edges.continue.every-max is " + max
                            + ": set the first above zero and not above the second");
        }
        this.min = min;
        this.max = max;
        this.every = bounded(every);
    }

    @Override
    public ContinuePlan next(IterationHistory history, Integer maxResults, Instant now) {
        if (maxResults == null || maxResults < 1) {
            return unchanged("max_results of the run is not known");
        }
        return PeakRate.of(history, min, now)
                .map(peak -> following(peak, longest(history, now), maxResults))
                .orElseGet(() -> unchanged("no iteration tells yet how fast records arrive"));
    }

    private ContinuePlan unchanged(String why) {
        return new ContinuePlan(every, "every " + HumanFormat.of(every) + ": " + why);
    }

    private ContinuePlan longest(IterationHistory history, Instant now) {
        if (history.span().compareTo(PeakRate.IN_FULL) < 0) {
            return new ContinuePlan(every, "not longer before " + HumanFormat.of(PeakRate.IN_FULL) + " are known");
        }
        return history.lastSaturated()
                .filter(last -> last.to().isAfter(now.minus(CAUTION)))
                .map(last -> new ContinuePlan(
                        every, "not longer, since max_results was reached " + HumanFormat.of(last.to())))
                .orElseGet(() -> new ContinuePlan(max, "not longer than edges.continue.every-max"));
    }

    private ContinuePlan following(PeakRate peak, ContinuePlan longest, int cap) {
        Duration fitting = peak.timeFor(CapacityMargin.expectedWithin(cap), longest.every());
        Duration next = bounded(fitting);
        String limit = "";
        if (fitting.compareTo(next) < 0) {
            long enough = CapacityMargin.capFor(peak.expectedIn(next));
            limit = "; edges.continue.every-min forbids asking more often, max_results %d would do".formatted(enough);
        } else if (next.equals(longest.every())) {
            limit = "; " + longest.why();
        }
        String expected = HumanFormat.of(peak.expectedIn(next));
        return new ContinuePlan(
                next,
                "every %s: %s make %s of max_results %d".formatted(HumanFormat.of(next), peak.words(), expected, cap)
                        + limit);
    }

    private Duration bounded(Duration time) {
        Duration atLeast = time.compareTo(min) < 0 ? min : time;
        return atLeast.compareTo(max) > 0 ? max : atLeast;
    }
}
