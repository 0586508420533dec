package org.edgesroutes.ledger.deliveries;

import java.time.Instant;
import java.util.List;

/**
 * The progress of a downstream since its last checkpoint, written in one transaction.
 *
 * @param waiting records to be tried again, new or changed
 * @param settled records that no longer are, because they were delivered or died
 */
public record Checkpoint(List<Progress> progress, List<Waiting> waiting, List<Waiting> settled, List<Death> deaths) {

    /** @param ahead as in {@link OpenDelivery} */
    public record Progress(long callbackId, int nextIndex, String ahead, boolean done) {}

    /**
     * A record that will be tried again.
     *
     * @param attempts made so far
     * @param counted those of them that count against the record
     * @param nextAttemptAt null when it waits behind an earlier record with its key
     * @param firstFailedAt null when it was never tried
     * @param error null when it was never tried
     */
    public record Waiting(
            long callbackId,
            int recordIndex,
            String recordKey,
            int attempts,
            int counted,
            Instant nextAttemptAt,
            Instant firstFailedAt,
            String error) {}

    /**
     * A record that was tried often enough.
     *
     * @param attempts made
     */
    public record Death(long callbackId, int recordIndex, int attempts, Instant firstFailedAt, String error) {}
}
