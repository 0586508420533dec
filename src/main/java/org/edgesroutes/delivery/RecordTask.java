package org.edgesroutes.delivery;

import org.edgesroutes.ledger.deliveries.Checkpoint.Waiting;

/**
 * One record of a partition.
 *
 * @param progress of its callback; null when it is tried again
 * @param earlier what is known from the times before; null the first time
 */
public record RecordTask(CallbackRecords records, int index, String key, CallbackProgress progress, Waiting earlier) {

    boolean isFirst() {
        return earlier == null;
    }

    /** The attempts made before this one. */
    int attempts() {
        return isFirst() ? 0 : earlier.attempts();
    }

    /** Those of them that count against the record. */
    int counted() {
        return isFirst() ? 0 : earlier.counted();
    }

    long callbackId() {
        return records.callback().id();
    }
}
