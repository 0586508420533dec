package org.edgesroutes.completeness;

import java.util.Optional;
import org.edgesroutes.ledger.Completeness;

/**
 * What a verification found.
 *
 * @param verdict empty for a run that is not verified: one that has not ended, or that is no incremental one
 * @param reason why it is not complete, in words; null when it is, or is not verified
 */
record Finding(Optional<Completeness> verdict, String reason) {

    static final Finding NOT_VERIFIED = new Finding(Optional.empty(), null);
    static final Finding COMPLETE = new Finding(Optional.of(Completeness.COMPLETE), null);

    static Finding of(Completeness verdict, String reason) {
        return new Finding(Optional.of(verdict), reason);
    }

    boolean complete() {
        return verdict.equals(Optional.of(Completeness.COMPLETE));
    }
}
