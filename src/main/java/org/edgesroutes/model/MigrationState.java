package org.edgesroutes.model;

import java.util.Locale;

/**
 * How far the migration of a schedule got. A state that ends in -ing says that its call may have left; the others say
 * that the call before them had its effect.
 */
public enum MigrationState {
    /** The definition is saved; Edges has not been called. */
    SAVED,
    PAUSING,
    /** The old schedule is paused. */
    PAUSED,
    CREATING,
    /** The new schedule has a uid. */
    CREATED,
    /** The new schedule was read back and is as it should be. */
    VERIFIED,
    CANCELLING,
    /** The old schedule is cancelled; the run that makes up for missed executions is being started. */
    MAKING_UP,
    /** The end: the new schedule stands in the place of the old one. */
    MOVED,
    /** Rolling back: the new schedule, if there is one, is paused first. */
    UNDOING,
    RESUMING,
    /** Rolling back: the old schedule is active again, the new one is cancelled. */
    RESUMED,
    /** The end: the old schedule is as it was. */
    ROLLED_BACK;

    /** The name in the ledger, such as {@code rolled-back}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static MigrationState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether no step is left. */
    public boolean isEnd() {
        return this == MOVED || this == ROLLED_BACK;
    }

    /** Whether it is on the way back to the old schedule. */
    public boolean isRollback() {
        return compareTo(UNDOING) >= 0;
    }
}
