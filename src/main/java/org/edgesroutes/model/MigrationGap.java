package org.edgesroutes.model;

import java.time.Instant;

/**
 * The executions of a schedule that fell between its pause and the first one of the schedule that takes its place.
 *
 * @param missed null until it is known
 * @param firstAt the first of them; null for none
 * @param makeUp whether one run makes up for them
 * @param runUid of that run; null until it was started
 */
public record MigrationGap(Integer missed, Instant firstAt, boolean makeUp, String runUid) {

    static MigrationGap unknown(boolean makeUp) {
        return new MigrationGap(null, null, makeUp, null);
    }

    public MigrationGap missed(int number, Instant first) {
        return new MigrationGap(number, number == 0 ? null : first, makeUp, runUid);
    }

    public MigrationGap wanted() {
        return new MigrationGap(missed, firstAt, true, runUid);
    }

    public MigrationGap madeUp(String run) {
        return new MigrationGap(missed, firstAt, makeUp, run);
    }

    /** Whether there are executions that no run has made up for. */
    public boolean isOpen() {
        return missed != null && missed > 0 && runUid == null;
    }
}
