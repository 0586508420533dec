package org.edgesroutes.completeness;

import java.util.Optional;
import org.edgesroutes.model.Completeness;

/**
 * What a verification found.
 *
 * @param verdict empty for a run that is not verified: one that has not ended, or that is no incremental one
 * @param reason why it is not complete, in words; null when it is, or is not verified
 */
record VerificationResult(Optional<Completeness> verdict, String reason) {

    static final VerificationResult NOT_VERIFIED = new VerificationResult(Optional.empty(), null);
    static final VerificationResult COMPLETE = new VerificationResult(Optional.of(Completeness.COMPLETE), null);

    static VerificationResult of(Completeness verdict, String reason) {
        return new VerificationResult(Optional.of(verdict), reason);
    }

    boolean complete() {
        return verdict.equals(Optional.of(Completeness.COMPLETE));
    }
}
