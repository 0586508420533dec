package org.edgesroutes.migration;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.edgesroutes.api.Sleeper;
import org.edgesroutes.model.ScheduleMigration;

/**
 * Migrations one after the other: the next one is begun only when the one before was moved or stands as it was, so that
 * a failure leaves at most one schedule half moved.
 */
public final class SequentialMigration {

    private final MigrationService migrations;
    private final Sleeper sleeper;
    private final Clock clock;
    private final Watcher watcher;

    /** Receives the progress of migrations. */
    public interface Watcher {

        /** A step of a schedule is done. */
        void step(ScheduleMigration row);

        /** A schedule waits for a time. */
        void waits(ScheduleMigration row);
    }

    /** @param sleeper waits where Edges can be looked at only later */
    public SequentialMigration(MigrationService migrations, Sleeper sleeper, Clock clock, Watcher watcher) {
        this.migrations = migrations;
        this.sleeper = sleeper;
        this.clock = clock;
        this.watcher = watcher;
    }

    /**
     * Moves schedules.
     *
     * @param planned those that are left out are passed over
     * @return of those that were begun, in their order
     * @throws InterruptedException when the thread is interrupted while it waits; the migration goes on later
     */
    public List<MigrationResult> move(List<PlannedMigration> planned, boolean makeUp) throws InterruptedException {
        List<MigrationResult> results = new ArrayList<>();
        for (PlannedMigration one : planned) {
            if (one.leftOut() != null) {
                continue;
            }
            MigrationResult result = settled(migrations.move(one, makeUp, watcher::step));
            results.add(result);
            if (!result.moved() && !result.rolledBack()) {
                break;
            }
        }
        return results;
    }

    /**
     * Takes migrations back.
     *
     * @throws IllegalStateException with a sentence, where that is not possible for one of them
     */
    public List<MigrationResult> rollback(List<String> oldUids) throws InterruptedException {
        List<MigrationResult> results = new ArrayList<>();
        for (String uid : oldUids) {
            results.add(settled(migrations.rollback(uid, watcher::step)));
        }
        return results;
    }

    /** Starts one run for each migration that missed executions and has not made up for them. */
    public List<MigrationResult> makeUp(List<String> oldUids) throws InterruptedException {
        List<MigrationResult> results = new ArrayList<>();
        for (String uid : oldUids) {
            Optional<MigrationResult> first = migrations.makeUp(uid, watcher::step);
            if (first.isPresent()) {
                results.add(settled(first.get()));
            }
        }
        return results;
    }

    /** Waits for as long as only time is in the way. A last look at an old schedule is left to the service. */
    private MigrationResult settled(MigrationResult first) throws InterruptedException {
        MigrationResult result = first;
        while (!result.busy()
                && !result.row().state().isEnd()
                && !result.rolledBack()
                && result.row().lookAt() != null) {
            watcher.waits(result.row());
            Duration pause = Duration.between(clock.instant(), result.row().lookAt());
            if (!pause.isNegative()) {
                sleeper.sleep(pause);
            }
            result = migrations.goOn(result.row().oldUid(), watcher::step);
        }
        return result;
    }
}
