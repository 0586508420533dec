package org.edgesroutes.model;

import java.util.Optional;

/**
 * The outcome of verifying one iteration of a run, valid as long as the run stays as it was then.
 *
 * @param uid of the run
 * @param judgedOn the sight of the run that it is about, see {@link Iteration#judgedOn}; null for a run that is unknown
 * @param verdict empty for a run that is not verified: one that has not ended, or is not incremental
 * @param reason why the iteration is not complete, as a sentence; null when it is complete or not verified
 */
public record VerificationResult(
        String uid, int iteration, String judgedOn, Optional<Completeness> verdict, String reason) {

    /** Exchange property in which the verify step leaves it for the continue step. */
    public static final String PROPERTY = "EdgesVerificationResult";

    /** @return the result for a run of which the ledger knows nothing */
    public static VerificationResult unknown(String uid) {
        return new VerificationResult(uid, 0, null, Optional.empty(), null);
    }

    /** @param verdict null where the run is not verified */
    public static VerificationResult of(TrackedRun run, Completeness verdict, String reason) {
        return new VerificationResult(
                run.uid(), run.iteration(), Iteration.judgedOn(run.run()), Optional.ofNullable(verdict), reason);
    }

    /** Whether everything that the iteration produced is in the ledger. */
    public boolean complete() {
        return verdict.equals(Optional.of(Completeness.COMPLETE));
    }

    /** Whether it still holds for a run: same iteration, and Edges has told nothing else since. */
    public boolean holdsFor(TrackedRun run) {
        return uid.equals(run.uid())
                && iteration == run.iteration()
                && Iteration.judgedOn(run.run()).equals(judgedOn);
    }
}
