package org.edgesroutes.ledger.iterations;

import java.time.Instant;

/**
 * An iteration that is old and not complete.
 *
 * @param scheduleUid the schedule that started the run; null when none did
 * @param action null when it is not known
 * @param verdict {@code open} while it is not known, else {@code incomplete}
 */
public record AgingIteration(
        String runUid, String scheduleUid, String action, int iteration, Instant startedAt, String verdict) {}
