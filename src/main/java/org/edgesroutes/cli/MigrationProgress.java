package org.edgesroutes.cli;

import org.edgesroutes.migration.SequentialMigration;
import org.edgesroutes.model.MigrationState;
import org.edgesroutes.model.ScheduleMigration;
import picocli.CommandLine.Model.CommandSpec;

/** One line on standard error for each thing that is done. */
final class MigrationProgress implements SequentialMigration.Watcher {

    private final CommandSpec spec;

    MigrationProgress(CommandSpec spec) {
        this.spec = spec;
    }

    @Override
    public void step(ScheduleMigration row) {
        String done = words(row.state());
        if (done != null && row.error() == null) {
            LedgerCommandSupport.note(
                    spec,
                    "%s: %s".formatted(TextTable.text(row.oldUid()), done.formatted(TextTable.text(row.newUid()))));
        }
    }

    /** @return null for a state that says only what is about to be done */
    private static String words(MigrationState state) {
        return switch (state) {
            case PAUSED -> "paused";
            case CREATED -> "the new schedule %s is created";
            case VERIFIED -> "the new schedule %s is as it should be";
            case MAKING_UP -> "cancelled; one run makes up for what was missed";
            case MOVED -> "moved to %s";
            case UNDOING -> "going back to the old schedule";
            case RESUMED -> "resumed";
            case ROLLED_BACK -> "stands as it was";
            default -> null;
        };
    }

    @Override
    public void waits(ScheduleMigration row) {
        LedgerCommandSupport.note(
                spec,
                "%s: waiting until %s, because %s"
                        .formatted(TextTable.text(row.oldUid()), row.lookAt(), TextTable.text(row.error())));
    }
}
