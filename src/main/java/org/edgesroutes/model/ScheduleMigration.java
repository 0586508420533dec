package org.edgesroutes.model;

import java.time.Instant;

/**
 * The migration of one schedule: a row of {@code edges_schedule_migration}. Everything from the uid of the new schedule
 * on may be null.
 *
 * @param attempt from 1; one more after each that was rolled back
 * @param name of the old schedule; null where it has none
 * @param definition JSON: the old schedule as Edges gave it back, and the new one
 * @param nextExecutionAt when the old one would have been executed next
 * @param pauseSentAt when the first request that may have paused the old one left
 * @param sentAt when the last request that may have changed a schedule left
 * @param lookAt before then nothing can be done
 * @param gap the executions that fell between the two schedules, once they are known
 * @param reason why it is rolled back, in words
 * @param error what held up the last step, in words
 */
public record ScheduleMigration(
        String oldUid,
        int attempt,
        MigrationState state,
        String action,
        String name,
        String definition,
        Instant begunAt,
        String newUid,
        Instant nextExecutionAt,
        Instant pauseSentAt,
        Instant sentAt,
        Instant lookAt,
        MigrationGap gap,
        String reason,
        String error,
        Instant endedAt) {

    public static ScheduleMigration fresh(
            String oldUid, String action, String name, String definition, Instant nextExecutionAt, boolean makeUp) {
        return new ScheduleMigration(
                oldUid,
                1,
                MigrationState.SAVED,
                action,
                name,
                definition,
                null,
                null,
                nextExecutionAt,
                null,
                null,
                null,
                MigrationGap.unknown(makeUp),
                null,
                null,
                null);
    }

    /** The key of the launch of the new schedule. */
    public String launchKey() {
        return "migration:%s:%d".formatted(oldUid, attempt);
    }

    /** @return the same one step further on, with nothing in its way */
    public ScheduleMigration to(MigrationState next) {
        return with(next, newUid, nextExecutionAt, null, gap, reason, null);
    }

    /** @return the same, turned round or ended for a reason */
    public ScheduleMigration to(MigrationState next, String why) {
        return with(next, newUid, nextExecutionAt, null, gap, why, null);
    }

    /** @return the same in the same state, held up until a time; null for no time in particular */
    public ScheduleMigration waiting(String why, Instant until) {
        return with(state, newUid, nextExecutionAt, until, gap, reason, why);
    }

    public ScheduleMigration created(String uid) {
        return with(state, uid, nextExecutionAt, lookAt, gap, reason, error);
    }

    public ScheduleMigration nextExecution(Instant at) {
        return with(state, newUid, at, lookAt, gap, reason, error);
    }

    public ScheduleMigration gap(MigrationGap other) {
        return with(state, newUid, nextExecutionAt, lookAt, other, reason, error);
    }

    private ScheduleMigration with(
            MigrationState state,
            String newUid,
            Instant next,
            Instant lookAt,
            MigrationGap gap,
            String reason,
            String error) {
        return new ScheduleMigration(
                oldUid,
                attempt,
                state,
                action,
                name,
                definition,
                begunAt,
                newUid,
                next,
                pauseSentAt,
                sentAt,
                lookAt,
                gap,
                reason,
                error,
                endedAt);
    }
}
