package org.edgesroutes.migration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.edgesroutes.launches.LaunchResult;
import org.edgesroutes.ledger.sources.SourceRepository;
import org.edgesroutes.model.MigrationState;
import org.edgesroutes.model.Schedule;
import org.edgesroutes.model.ScheduleChange;
import org.edgesroutes.model.ScheduleMigration;
import org.edgesroutes.model.ScheduleStatus;

/**
 * The steps back to the old schedule: the new one is looked for and paused, then the old one is resumed, then the new one
 * is cancelled: never two active, never none. Each step may be made again after any failure.
 */
final class RollbackSteps {

    /** After so long a schedule that Edges does not show is not there. */
    private static final Duration GONE = Duration.ofMinutes(10);

    private final ScheduleCalls schedules;
    private final NewScheduleCalls launches;
    private final SourceRepository sources;
    private final Duration longestCall;
    private final Clock clock;

    /** @param longestCall after that long an earlier request takes no effect any more */
    RollbackSteps(
            ScheduleCalls schedules,
            NewScheduleCalls launches,
            SourceRepository sources,
            Duration longestCall,
            Clock clock) {
        this.schedules = schedules;
        this.launches = launches;
        this.sources = sources;
        this.longestCall = longestCall;
        this.clock = clock;
    }

    /**
     * Makes the next step.
     *
     * @return the migration after it; in the same state where something is in the way
     * @throws org.edgesroutes.api.EdgesApiException when Edges cannot be asked
     */
    ScheduleMigration step(ScheduleMigration row) {
        return switch (row.state()) {
            case UNDOING -> row.newUid() == null ? lookForNew(row) : pauseNew(row);
            case RESUMING -> resumeOld(row);
            case RESUMED -> cancelNew(row);
            default -> throw new IllegalStateException("no step leads back from " + row.state());
        };
    }

    private ScheduleMigration lookForNew(ScheduleMigration row) {
        launches.settle();
        Optional<LaunchResult> known = launches.result(row);
        if (known.filter(one -> one.state() == LaunchResult.State.NOT_SENT || one.state() == LaunchResult.State.REFUSED)
                .isPresent()) {
            known = launches.abandon(row);
        }
        if (known.isEmpty() || known.get().state() == LaunchResult.State.REFUSED) {
            return row.to(MigrationState.RESUMING);
        }
        LaunchResult result = known.get();
        if (!result.done()) {
            return LaunchWait.of(row, result, clock.instant());
        }
        sources.sameSchedule(result.uid(), row.oldUid());
        return pauseNew(row.created(result.uid()));
    }

    private ScheduleMigration pauseNew(ScheduleMigration row) {
        Optional<Schedule> fresh = schedules.look(row.newUid());
        if (fresh.isEmpty() && !passed(row, GONE)) {
            return row.waiting("Edges does not show the new schedule %s yet".formatted(row.newUid()), null);
        }
        if (fresh.filter(one -> !one.hasEnded() && !one.is(ScheduleStatus.PAUSED))
                .isPresent()) {
            schedules.change(row, row.newUid(), ScheduleChange.PAUSE);
        }
        return row.to(MigrationState.RESUMING);
    }

    private ScheduleMigration resumeOld(ScheduleMigration row) {
        Optional<Schedule> old = schedules.look(row.oldUid());
        if (old.isEmpty() || old.get().hasEnded()) {
            return row.newUid() == null ? row.to(MigrationState.ROLLED_BACK, endedElsewhere(old)) : keepNew(row, old);
        }
        if (!old.get().is(ScheduleStatus.ACTIVE)) {
            schedules.change(row, row.oldUid(), ScheduleChange.RESUME);
        }
        return row.to(MigrationState.RESUMED);
    }

    /** The old schedule cannot come back, so that the new one is all there is. */
    private ScheduleMigration keepNew(ScheduleMigration row, Optional<Schedule> old) {
        Optional<Schedule> fresh = schedules.look(row.newUid());
        if (fresh.isEmpty() || fresh.get().hasEnded()) {
            return row.to(MigrationState.ROLLED_BACK, endedElsewhere(old));
        }
        if (fresh.get().is(ScheduleStatus.PAUSED)) {
            schedules.change(row, row.newUid(), ScheduleChange.RESUME);
        }
        return row.to(MigrationState.MOVED, endedElsewhere(old) + ", so the new one stays");
    }

    private static String endedElsewhere(Optional<Schedule> old) {
        return old.map(one -> "the old schedule was ended elsewhere and is " + one.status())
                .orElse("Edges does not know the old schedule any more");
    }

    private ScheduleMigration cancelNew(ScheduleMigration row) {
        if (row.newUid() != null
                && schedules.look(row.newUid()).filter(one -> !one.hasEnded()).isPresent()) {
            schedules.change(row, row.newUid(), ScheduleChange.CANCEL);
        }
        if (!passed(row, longestCall)) {
            return row.waiting(
                    "the old schedule is active again; it is looked at once more, since an earlier request may still reach Edges",
                    row.sentAt().plus(longestCall));
        }
        boolean paused = schedules
                .look(row.oldUid())
                .filter(old -> old.is(ScheduleStatus.PAUSED))
                .isPresent();
        return row.to(paused ? MigrationState.RESUMING : MigrationState.ROLLED_BACK, row.reason());
    }

    /** Whether so much time has passed since the last request that changes a schedule. */
    private boolean passed(ScheduleMigration row, Duration time) {
        Instant sent = row.sentAt();
        return sent == null || !clock.instant().isBefore(sent.plus(time));
    }
}
