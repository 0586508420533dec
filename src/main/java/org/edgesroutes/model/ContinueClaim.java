package org.edgesroutes.model;

import java.time.Instant;

/**
 * The sole right to continue a run once, and how the run stood before the first attempt: a row of {@code edges_iteration}.
 *
 * @param iteration the one that the continue begins
 * @param holder who holds it; only the holder may settle it
 * @param until when another process may take it over, unless it is renewed
 * @param doubtful whether the call may have been made already, so that the run is looked at first
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
