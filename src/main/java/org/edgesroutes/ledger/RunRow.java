package org.edgesroutes.ledger;

import java.time.Instant;

/**
 * A run with what the ledger remembers about continuing it.
 *
 * @param run as Edges last told it
 * @param iteration 1 is the launch, each continue adds one
 * @param failures iterations in a row that ended FAILED
 * @param refusals continues in a row that Edges refused
 * @param notContinued why not, in words; null when it was or will be continued
 * @param nextContinueAt null when it will not be continued as things stand
 * @param lastContinuedAt null when it never was
 * @param silentAt when it is to be reported if it has not changed by then; null unless it is in progress
 * @param sight what the last look at it brought
 */
public record RunRow(
        Run run,
        int iteration,
        int failures,
        int refusals,
        String notContinued,
        Instant nextContinueAt,
        Instant lastContinuedAt,
        Instant silentAt,
        Sight sight) {

    /** What a look at a run brings. */
    public enum Sight {
        /** Edges told something new about it. */
        CHANGED,
        /** Nothing new. */
        SAME,
        /** It is in progress and has not changed for long. */
        SILENT
    }

    /** Whether Edges told something new about it. */
    public boolean changed() {
        return sight == Sight.CHANGED;
    }

    /** Whether it is in progress and has not changed for long. */
    public boolean silent() {
        return sight == Sight.SILENT;
    }

    /** @see Run#uid() */
    public String uid() {
        return run.uid();
    }

    /** @see Run#action() */
    public String action() {
        return run.action();
    }

    /** @see Run#status() */
    public String status() {
        return run.status();
    }

    /** @see Run#postponedUntil() */
    public Instant postponedUntil() {
        return run.postponedUntil();
    }

    /** The last error as Edges sent it, for a line of the log. */
    public String trouble() {
        return run.lastError() == null ? "no error given" : run.lastError();
    }

    /** Whether it will be continued, in words. */
    public String plan() {
        String next = nextContinueAt == null ? "" : "to be continued at " + nextContinueAt;
        String why = notContinued == null ? "" : "not continued: " + notContinued;
        return why + (why.isEmpty() || next.isEmpty() ? "" : ", ") + next;
    }

    /** @see Run#changedAt() */
    public Instant changedAt() {
        return run.changedAt();
    }

    /** Whether it is to be continued now. */
    public boolean due(Instant now) {
        return nextContinueAt != null && !nextContinueAt.isAfter(now);
    }

    /** @return the same with another plan: why it is not continued, and when it will be */
    public RunRow planned(String reason, Instant next) {
        return new RunRow(run, iteration, failures, refusals, reason, next, lastContinuedAt, silentAt, sight);
    }

    /** @return the same, found by another look */
    RunRow seen(Sight other) {
        return new RunRow(
                run, iteration, failures, refusals, notContinued, nextContinueAt, lastContinuedAt, silentAt, other);
    }
}
