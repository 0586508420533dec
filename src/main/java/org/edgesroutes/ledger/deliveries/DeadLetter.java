package org.edgesroutes.ledger.deliveries;

import java.time.Instant;

/**
 * A record that a downstream refused as often as it was to be tried.
 *
 * @param state {@code dead}, {@code requeued} or {@code discarded}
 * @param reason why it was discarded; null otherwise
 */
public record DeadLetter(
        long id,
        String downstream,
        String callbackRefUid,
        int recordIndex,
        String recordKey,
        String runUid,
        String action,
        int attempts,
        String error,
        Instant firstFailedAt,
        Instant diedAt,
        String state,
        String reason) {

    /** As in the header {@code CamelEdgesRecordId}. */
    public String recordId() {
        return callbackRefUid + ":" + recordIndex;
    }
}
