package org.edgesroutes.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Requests of one workspace in a sliding minute. See {@code docs/edges-api.md}, "Rate limits". */
final class RateLimiter {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int limit;
    private final Deque<Instant> granted = new ArrayDeque<>();
    private final Deque<Instant> seen = new ArrayDeque<>();
    private int peak;

    RateLimiter(int limit) {
        this.limit = limit;
    }

    /** Zero when the request is within the budget, otherwise the whole seconds until one will be. */
    synchronized long secondsToWait(Instant now) {
        slide(granted, now);
        slide(seen, now);
        seen.add(now);
        peak = Math.max(peak, seen.size());
        if (granted.size() < limit) {
            granted.add(now);
            return 0;
        }
        Instant free = granted.isEmpty() ? now.plus(WINDOW) : granted.peek().plus(WINDOW);
        return Math.max(1, (Duration.between(now, free).toMillis() + 999) / 1000);
    }

    synchronized int peak() {
        return peak;
    }

    int limit() {
        return limit;
    }

    private static void slide(Deque<Instant> times, Instant now) {
        while (!times.isEmpty() && !times.peek().plus(WINDOW).isAfter(now)) {
            times.poll();
        }
    }
}
