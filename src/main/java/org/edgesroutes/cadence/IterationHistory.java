package org.edgesroutes.cadence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The latest finished iterations of one run, oldest first.
 *
 * @param iterations in any order; only the latest {@value #LIMIT} are kept, and the last saturated one where it is older
 */
public record IterationHistory(List<Iteration> iterations) {

    /** Three days of iterations a quarter of an hour long: as far back as {@link PeakRate} counts a rate in full. */
    public static final int LIMIT = 300;

    /**
     * One finished iteration. An iteration that broke off says nothing about arrivals: it is left out, and the next one
     * reaches back to where it began.
     *
     * @param from when the iteration before it began, exclusive; null for the first of a run, which is a full sync
     * @param to when it began itself, inclusive, after {@code from}
     * @param received records that took a place below {@code max_results}, see {@link IterationLoad}
     * @param saturated what {@link SaturationDetector} found: more may have arrived than were received
     */
    public record Iteration(Instant from, Instant to, int received, boolean saturated) {

        public Iteration {
            if (from != null && !from.isBefore(to)) {
                throw new IllegalArgumentException("an iteration from " + from + " to " + to + " has no duration");
            }
        }

        /** @return false for the full sync, whose records arrived at unknown times */
        boolean hasWindow() {
            return from != null;
        }

        Duration window() {
            return Duration.between(from, to);
        }
    }

    public IterationHistory {
        List<Iteration> sorted = new ArrayList<>(iterations);
        sorted.sort(Comparator.comparing(Iteration::to));
        List<Iteration> older = sorted.subList(0, Math.max(0, sorted.size() - LIMIT));
        List<Iteration> kept = new ArrayList<>(sorted.subList(older.size(), sorted.size()));
        if (lastSaturated(kept).isEmpty()) {
            lastSaturated(older).ifPresent(last -> kept.add(0, last));
        }
        iterations = List.copyOf(kept);
    }

    public static IterationHistory none() {
        return new IterationHistory(List.of());
    }

    public IterationHistory with(Iteration next) {
        List<Iteration> more = new ArrayList<>(iterations);
        more.add(next);
        return new IterationHistory(more);
    }

    List<Iteration> windows() {
        return iterations.stream().filter(Iteration::hasWindow).toList();
    }

    Optional<Iteration> lastSaturated() {
        return lastSaturated(iterations);
    }

    private static Optional<Iteration> lastSaturated(List<Iteration> oldestFirst) {
        return oldestFirst.stream()
                .filter(one -> one.hasWindow() && one.saturated())
                .reduce((earlier, later) -> later);
    }

    /** @return from the beginning of the oldest window to the end of the latest */
    Duration span() {
        List<Iteration> windows = windows();
        return windows.isEmpty()
                ? Duration.ZERO
                : Duration.between(
                        windows.get(0).from(), windows.get(windows.size() - 1).to());
    }
}
