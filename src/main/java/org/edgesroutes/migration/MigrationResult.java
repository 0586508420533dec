package org.edgesroutes.migration;

import org.edgesroutes.model.MigrationState;
import org.edgesroutes.model.ScheduleMigration;

/**
 * How far a migration is.
 *
 * @param busy whether another process works on it
 */
public record MigrationResult(ScheduleMigration row, boolean busy) {

    static MigrationResult of(ScheduleMigration row) {
        return new MigrationResult(row, false);
    }

    public boolean moved() {
        return row.state() == MigrationState.MOVED;
    }

    /** Whether the old schedule is active again; a last look at it may still be due. */
    public boolean rolledBack() {
        return row.state() == MigrationState.ROLLED_BACK || row.state() == MigrationState.RESUMED;
    }

    /** How far it is, as a sentence. */
    public String sentence() {
        if (busy) {
            return "Schedule %s: another process works on its migration, which stands at %s."
                    .formatted(row.oldUid(), row.state().word());
        }
        return row.state().isEnd()
                ? MigrationReporter.sentence(row)
                : "Schedule %s: its migration stands at %s: %s."
                        .formatted(row.oldUid(), row.state().word(), row.error());
    }
}
