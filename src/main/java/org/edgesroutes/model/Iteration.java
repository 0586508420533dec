package org.edgesroutes.model;

import java.time.Instant;

/**
 * An iteration of a run, with its verdict and the progress of its repair.
 *
 * @param run as it was last seen, in this iteration
 * @param earlier whether the run has gone on to another iteration
 * @param startedAt when it began, may be null
 * @param countBefore {@code output_count} before the continue that began it; null when it is not known
 * @param expected records, as of the last verdict; null while the number is not known
 * @param previous verdict of the iteration before, {@link Completeness#COMPLETE} for the first one
 * @param reason why it is not complete, as a sentence; may be null
 * @param revision of the row; a decision counts only if the row still has it
 */
public record Iteration(
        TrackedRun run,
        boolean earlier,
        Instant startedAt,
        Integer countBefore,
        Integer expected,
        Completeness previous,
        Completeness verdict,
        String reason,
        RepairState repair,
        int revision) {

    public String uid() {
        return run.uid();
    }

    public int number() {
        return run.iteration();
    }

    /** Whether every page of the outputs is in the ledger. */
    public boolean outputsRead() {
        return repair.outputsRead();
    }

    /** Whether no earlier iteration left a gap that records of this one could be taken for. */
    public boolean trustworthy() {
        return previous == Completeness.COMPLETE;
    }

    /** @return what a verdict is about; it lapses when the same run is seen with another value */
    public static String judgedOn(Run run) {
        return "%s %s %s".formatted(run.status(), run.outputCount(), run.finishedAt());
    }

    /**
     * Lets a verdict lapse that is about another sight of the run. The verdict of an earlier iteration stays.
     *
     * @param then what the verdict is about, null where there was none
     * @return the same, or open again with its outputs to be read anew
     */
    public Iteration ifJudgedOn(String then) {
        boolean stands = earlier || judgedOn(run.run()).equals(then);
        return stands ? this : with(Completeness.OPEN, null, RepairState.none(repair.walk() + (then == null ? 0 : 1)));
    }

    private Iteration with(Completeness other, String why, RepairState state) {
        return new Iteration(run, earlier, startedAt, countBefore, expected, previous, other, why, state, revision);
    }

    /** @return the same, not decided, with another step to be taken from a time on */
    public Iteration atStep(RepairStep step, Instant at, String why) {
        return with(Completeness.OPEN, why, repair.at(step, at));
    }

    /** @return the same, at a page of its step */
    public Iteration atPage(String cursor, Instant at, String why) {
        return with(verdict, why, repair.at(cursor, at));
    }

    /** @return the same, with the outputs to be read from the beginning again */
    public Iteration restarted(Instant at, String why) {
        return with(verdict, why, repair.restarted(at));
    }

    /** @return the same step again at a later time, after one more failure */
    public Iteration failedOnceMore(Instant at) {
        return with(verdict, reason, repair.failed(at));
    }

    /** @return the same, with the outcome of reading the outputs: {@link RepairState#READ}, or why they cannot be read */
    public Iteration withOutputs(String outcome) {
        return with(verdict, reason, repair.with(outcome));
    }
}
