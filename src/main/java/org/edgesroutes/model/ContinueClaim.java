package org.edgesroutes.model;

import java.time.Instant;

/**
 * The sole right to continue a run once, and what the run said before anybody tried: a row of {@code edges_iteration}.
 *
 * @param iteration the one that the continue begins
 * @param holder who holds it; only the holder may settle it
 * @param until when anybody may take it over, unless it is renewed
 * @param doubtful whether somebody may have called already, so that the run has to be looked at first
 */
public record ContinueClaim(
        String runUid,
        int iteration,
        String holder,
        Instant until,
        boolean doubtful,
        String statusBefore,
        Instant updatedAtBefore,
        Instant startedAtBefore) {}
