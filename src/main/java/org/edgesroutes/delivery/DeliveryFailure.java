package org.edgesroutes.delivery;

import java.time.Duration;
import java.util.Optional;

/** What a failure says about whom. The error is fit to be kept and shown: bounded, without secrets. */
sealed interface DeliveryFailure {

    String error();

    /**
     * No record is at fault: the target cannot take any now.
     *
     * @param perhapsRecord whether a target that takes others would answer one that it trips over like this
     */
    record TargetDown(String error, Optional<Duration> retryAfter, boolean perhapsRecord) implements DeliveryFailure {}

    /** The target, or the mapping before it, does not want this record. */
    record RecordRefused(String error) implements DeliveryFailure {}
}
