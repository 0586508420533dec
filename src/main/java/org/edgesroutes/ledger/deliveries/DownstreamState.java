package org.edgesroutes.ledger.deliveries;

import java.time.Instant;

/**
 * How far a downstream is.
 *
 * @param claimedBy the node that delivers, null when none does
 * @param pausedUntil null unless its target is down
 * @param pauses in a row
 * @param lastError of the last pause, null when there was none
 * @param openCallbacks callbacks of which it has not had every record yet
 * @param retries records that wait to be tried again
 * @param deadLetters neither requeued nor discarded
 */
public record DownstreamState(
        String name,
        String claimedBy,
        Instant pausedUntil,
        int pauses,
        String lastError,
        long openCallbacks,
        long retries,
        long deadLetters) {}
