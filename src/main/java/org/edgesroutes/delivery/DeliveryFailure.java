package org.edgesroutes.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * A failed delivery of one record or batch. It hints at the side at fault and does not decide it: see
 * {@link FaultEvidence}.
 *
 * @param error fit to be stored and shown: bounded, without secrets
 * @param hint the side that usually is at fault when a target fails like this
 * @param retryAfter the wait that the target asked for
 */
record DeliveryFailure(String error, Hint hint, Optional<Duration> retryAfter) {

    enum Hint {
        /** The target or the mapping before it refused the content: another record can be tried at once. */
        RECORD,
        /** The target is in trouble: a pause, then the same record again. */
        TARGET,
        /** Nothing was sent, so the target said nothing about the record. */
        UNREACHED
    }

    boolean suggestsTarget() {
        return hint != Hint.RECORD;
    }
}
