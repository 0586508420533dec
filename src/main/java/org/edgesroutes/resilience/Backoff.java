package org.edgesroutes.resilience;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Exponential backoff with ±20 % jitter.
 *
 * @param first the delay after the first failure, without jitter
 * @param factor how much longer each further delay is; at least 1
 * @param longest the cap, without jitter
 */
public record Backoff(Duration first, double factor, Duration longest) {

    private static final double JITTER = 0.2;

    /**
     * Returns the delay before the next attempt.
     *
     * @param failures in a row, at least one
     */
    public Duration after(int failures) {
        double jitter = ThreadLocalRandom.current().nextDouble(-JITTER, JITTER);
        return Duration.ofMillis(Math.round(withoutJitter(failures).toMillis() * (1 + jitter)));
    }

    /**
     * Returns the delay that {@link #after} varies.
     *
     * @param failures in a row, at least one
     */
    public Duration withoutJitter(int failures) {
        double grown = Math.min(first.toMillis() * Math.pow(factor, failures - 1.0), longest.toMillis());
        return Duration.ofMillis(Math.round(grown));
    }
}
