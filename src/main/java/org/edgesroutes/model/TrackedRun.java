package org.edgesroutes.model;

import java.time.Instant;

/**
 * A run with what the ledger remembers about continuing it.
 *
 * @param run as Edges last told it
 * @param iteration 1 is the launch, each continue adds one
 * @param silentAt when it is to be reported unless it has changed by then; null unless it is in progress
 * @param sight what the last look at it brought
 */
public record TrackedRun(Run run, int iteration, ContinueState continuing, Instant silentAt, Sight sight) {

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

    /** The schedule that started it, else null. @see Run#scheduledRunUid() */
    public String scheduleUid() {
        return run.scheduledRunUid();
    }

    /**
     * The uid of its schedule, or its own where it has none. The first iteration of a lineage is a full sync, each later
     * one brings what came since the one before; its problems are those of the lineage.
     */
    public String lineage() {
        return scheduleUid() == null ? uid() : scheduleUid();
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
        return nextContinueAt() != null && !nextContinueAt().isAfter(now);
    }

    /** @see ContinueState#failures() */
    public int failures() {
        return continuing.failures();
    }

    /** @see ContinueState#refusals() */
    public int refusals() {
        return continuing.refusals();
    }

    /** @see ContinueState#obstacle() */
    public String notContinued() {
        return continuing.obstacle();
    }

    /** @see ContinueState#nextAt() */
    public Instant nextContinueAt() {
        return continuing.nextAt();
    }

    /** @see ContinueState#lastAt() */
    public Instant lastContinuedAt() {
        return continuing.lastAt();
    }

    /** @see ContinueState#plan() */
    public ContinuePlan plan() {
        return continuing.plan();
    }

    /** @return the same, with another state of continuing */
    public TrackedRun with(ContinueState other) {
        return new TrackedRun(run, iteration, other, silentAt, sight);
    }

    /** @return the same, as seen in one of its iterations */
    public TrackedRun in(int other) {
        return new TrackedRun(run, other, continuing, silentAt, sight);
    }

    /** @return the same, found by another look */
    public TrackedRun seen(Sight other) {
        return new TrackedRun(run, iteration, continuing, silentAt, other);
    }
}
