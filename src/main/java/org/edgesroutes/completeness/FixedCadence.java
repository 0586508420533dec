package org.edgesroutes.completeness;

import java.time.Duration;
import java.time.Instant;

/** {@code edges.continue.cadence=fixed}: whatever arrives. */
public record FixedCadence(Duration every) implements Cadence {

    @Override
    public Plan next(IterationHistory history, Integer maxResults, Instant now) {
        return new Plan(every, "every " + Words.of(every) + ", as edges.continue.every says");
    }
}
