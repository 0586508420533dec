package org.edgesroutes.ledger.deliveries;

import java.time.Instant;

/**
 * A callback whose records may be delivered.
 *
 * @param iteration null when it is not known
 * @param body in UTF-8, as it arrived
 * @param recordStates JSON: per record its change, key and content hash
 */
public record DeliverableCallback(
        long id,
        String refUid,
        String runUid,
        String action,
        Integer iteration,
        Instant receivedAt,
        byte[] body,
        String recordStates) {}
