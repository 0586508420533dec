package org.edgesroutes.cadence;

import java.time.Instant;
import org.edgesroutes.model.ContinuePlan;

/** How often a run is continued ({@code edges.continue.cadence}). */
public sealed interface Cadence permits FixedCadence, AdaptiveCadence {

    /**
     * @param history of this run
     * @param maxResults what one iteration of the run may bring, null when it is not known
     */
    ContinuePlan next(IterationHistory history, Integer maxResults, Instant now);
}
