package org.edgesroutes.model;

import java.time.Instant;

/**
 * An iteration of a run, and how far its verification got.
 *
 * @param row the run as it was last seen, in this iteration
 * @param earlier whether the run has gone on to another one
 * @param startedAt when the iteration began, may be null
 * @param countBefore {@code output_count} before the continue that began it; null when nobody saw it
 * @param expected records, as the last verdict had it; null while nobody can know
 * @param previous of the iteration before, {@link Completeness#COMPLETE} where there is none
 * @param reason why it is not complete, in words, may be null
 * @param step null while there is nothing to be repaired
 * @param walk how often the outputs are read from the beginning, this time included
 * @param failures calls in a row that failed in passing
 * @param outputs {@link #READ}, or why they cannot be read; null while neither is known
 * @param revision by which a decision of somebody else is noticed
 */
public record Iteration(
        TrackedRun row,
        boolean earlier,
        Instant startedAt,
        Integer countBefore,
        Integer expected,
        Completeness previous,
        Completeness verdict,
        String reason,
        RepairStep step,
        Instant repairAt,
        String cursor,
        int walk,
        int failures,
        String outputs,
        int revision) {

    /** All pages of the outputs are in the ledger. */
    public static final String READ = "read";

    public String uid() {
        return row.uid();
    }

    public int iteration() {
        return row.iteration();
    }

    /** Whether every page of the outputs is in the ledger. */
    public boolean outputsRead() {
        return READ.equals(outputs);
    }

    /** Whether an iteration before it may have left a gap. */
    public boolean trustworthy() {
        return previous == Completeness.COMPLETE;
    }

    /** What a verdict is about: when it is not the same any more, the verdict does not count any more. */
    public static String judgedOn(Run run) {
        return "%s %s %s".formatted(run.status(), run.outputCount(), run.finishedAt());
    }

    /** @return the same with the next step to be taken from a time on; the pages of the step begin anew */
    public Iteration next(RepairStep other, Instant at, String why) {
        return new Iteration(
                row,
                earlier,
                startedAt,
                countBefore,
                expected,
                previous,
                Completeness.OPEN,
                why,
                other,
                at,
                null,
                walk,
                0,
                outputs,
                revision);
    }

    /** @return the same at the next page of the step */
    public Iteration page(String nextCursor, Instant at, String why) {
        return new Iteration(
                row,
                earlier,
                startedAt,
                countBefore,
                expected,
                previous,
                verdict,
                why,
                step,
                at,
                nextCursor,
                walk,
                0,
                outputs,
                revision);
    }

    /** @return the same with the outputs to be read from the beginning again */
    public Iteration anew(Instant at, String why) {
        return new Iteration(
                row,
                earlier,
                startedAt,
                countBefore,
                expected,
                previous,
                verdict,
                why,
                step,
                at,
                null,
                walk + 1,
                0,
                outputs,
                revision);
    }

    /** @return the same step again later, after one more failure */
    public Iteration later(Instant at, String why) {
        return new Iteration(
                row,
                earlier,
                startedAt,
                countBefore,
                expected,
                previous,
                verdict,
                why,
                step,
                at,
                cursor,
                walk,
                failures + 1,
                outputs,
                revision);
    }

    /** @return the same with what became of the outputs: {@link #READ}, or why they cannot be read */
    public Iteration withOutputs(String outcome) {
        return new Iteration(
                row,
                earlier,
                startedAt,
                countBefore,
                expected,
                previous,
                verdict,
                reason,
                step,
                repairAt,
                cursor,
                walk,
                failures,
                outcome,
                revision);
    }
}
