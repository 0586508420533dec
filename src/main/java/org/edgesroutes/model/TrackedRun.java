package org.edgesroutes.model;

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
 * @param plan how often it is continued; null until it is known that it is
 * @param sight what the last look at it brought
 */
public record TrackedRun(
        Run run,
        int iteration,
        int failures,
        int refusals,
        String notContinued,
        Instant nextContinueAt,
        Instant lastContinuedAt,
        Instant silentAt,
        ContinuePlan plan,
        Sight sight) {

    /** A run of which it is not known yet how often it is continued. */
    public TrackedRun(
            Run run,
            int iteration,
            int failures,
            int refusals,
            String notContinued,
            Instant nextContinueAt,
            Instant lastContinuedAt,
            Instant silentAt,
            Sight sight) {
        this(run, iteration, failures, refusals, notContinued, nextContinueAt, lastContinuedAt, silentAt, null, sight);
    }

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

    /** @see Run#lastError() */
    public String lastError() {
        return run.lastError();
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
    public TrackedRun planned(String reason, Instant next) {
        return new TrackedRun(run, iteration, failures, refusals, reason, next, lastContinuedAt, silentAt, plan, sight);
    }

    /** @return the same, continued as often as that */
    public TrackedRun every(ContinuePlan other) {
        return new TrackedRun(
                run,
                iteration,
                failures,
                refusals,
                notContinued,
                nextContinueAt,
                lastContinuedAt,
                silentAt,
                other,
                sight);
    }

    /** @return the same, as far as it is about one of its iterations */
    public TrackedRun in(int other) {
        return new TrackedRun(
                run, other, failures, refusals, notContinued, nextContinueAt, lastContinuedAt, silentAt, plan, sight);
    }

    /** @return the same, found by another look */
    public TrackedRun seen(Sight other) {
        return new TrackedRun(
                run,
                iteration,
                failures,
                refusals,
                notContinued,
                nextContinueAt,
                lastContinuedAt,
                silentAt,
                plan,
                other);
    }
}
