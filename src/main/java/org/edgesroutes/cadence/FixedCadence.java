package org.edgesroutes.cadence;

import java.time.Duration;
import java.time.Instant;
import org.edgesroutes.model.ContinuePlan;

/** {@code edges.continue.cadence=fixed}: whatever arrives. */
public record FixedCadence(Duration every) implements Cadence {

    @Override
    public ContinuePlan next(IterationHistory history, Integer maxResults, Instant now) {
        return new ContinuePlan(every, "every " + HumanFormat.of(every) + ", as edges.continue.every says");
    }
}
