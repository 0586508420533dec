package org.edgesroutes.ledger.reports;

import java.time.Instant;

/**
 * A row of {@code edges_report}.
 *
 * @param cause with the kind it tells the report from every other open one
 * @param runUid null when it is about no run
 * @param iteration null when it is about no single iteration
 * @param details a JSON object
 * @param recoveredAt null while it is open
 * @param recovery how it ended, in words; null while it is open
 */
public record ReportRecord(
        long id,
        String kind,
        String cause,
        String runUid,
        Integer iteration,
        String sentence,
        String details,
        Instant raisedAt,
        Instant recoveredAt,
        String recovery) {}
