package org.edgesroutes.delivery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waiting times that grow, and that differ a little so that not all come back at the same moment. */
public record Backoff(Duration first, double factor, Duration longest) {

    private static final double JITTER = 0.2;

    /** @param failures in a row, at least one */
    Duration after(int failures) {
        double grown = Math.min(first.toMillis() * Math.pow(factor, failures - 1.0), longest.toMillis());
        double jitter = ThreadLocalRandom.current().nextDouble(-JITTER, JITTER);
        return Duration.ofMillis(Math.round(grown * (1 + jitter)));
    }
}
