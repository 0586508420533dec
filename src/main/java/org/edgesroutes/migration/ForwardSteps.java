package org.edgesroutes.migration;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.edgesroutes.api.EdgesApiException;
import org.edgesroutes.launches.LaunchResult;
import org.edgesroutes.ledger.sources.SourceRepository;
import org.edgesroutes.model.LaunchRequest;
import org.edgesroutes.model.MigrationState;
import org.edgesroutes.model.Schedule;
import org.edgesroutes.model.ScheduleChange;
import org.edgesroutes.model.ScheduleMigration;
import org.edgesroutes.model.ScheduleStatus;

/**
 * The steps from the old schedule to the new one. The old one is paused before the new one exists and cancelled only
 * when the new one stands: never two active, never none. Each step may be made again after any failure.
 */
final class ForwardSteps {

    private final ScheduleCalls schedules;
    private final NewScheduleCalls launches;
    private final SourceRepository sources;
    private final Clock clock;

    ForwardSteps(ScheduleCalls schedules, NewScheduleCalls launches, SourceRepository sources, Clock clock) {
        this.schedules = schedules;
        this.launches = launches;
        this.sources = sources;
        this.clock = clock;
    }

    /**
     * Makes the next step.
     *
     * @return the migration after it; in the same state where something is in the way
     * @throws EdgesApiException when Edges cannot be asked
     */
    ScheduleMigration step(ScheduleMigration row) {
        return switch (row.state()) {
            case SAVED -> look(row);
            case PAUSING -> pause(row);
            case PAUSED -> row.to(MigrationState.CREATING);
            case CREATING -> create(row);
            case CREATED -> verify(row);
            case VERIFIED -> row.to(MigrationState.CANCELLING);
            case CANCELLING -> cancel(row);
            case MAKING_UP -> makeUp(row);
            default -> throw new IllegalStateException("no step leads on from " + row.state());
        };
    }

    private ScheduleMigration look(ScheduleMigration row) {
        Optional<Schedule> old = schedules.look(row.oldUid());
        if (old.filter(schedule -> schedule.is(ScheduleStatus.ACTIVE)).isPresent()) {
            return row.nextExecution(next(row, old.get(), clock.instant())).to(MigrationState.PAUSING);
        }
        return row.to(
                MigrationState.ROLLED_BACK,
                old.map(schedule -> "the old schedule is " + schedule.status())
                        .orElse("Edges does not know the old schedule"));
    }

    private static Instant next(ScheduleMigration row, Schedule old, Instant now) {
        return old.nextExecutionAt() != null
                ? old.nextExecutionAt()
                : ExecutionTimes.next(definition(row).old(), now).orElse(null);
    }

    private ScheduleMigration pause(ScheduleMigration row) {
        try {
            Schedule paused =
                    alreadyPaused(row).orElseGet(() -> schedules.change(row, row.oldUid(), ScheduleChange.PAUSE));
            return row.nextExecution(ExecutionTimes.firstAfterPause(
                            row.nextExecutionAt(),
                            schedules.pauseSentAt(row),
                            paused,
                            definition(row).old()))
                    .to(MigrationState.PAUSED);
        } catch (EdgesApiException failure) {
            if (failure.refused()) {
                return row.to(
                        MigrationState.UNDOING, "Edges refused to pause the old schedule: " + failure.getMessage());
            }
            throw failure;
        }
    }

    /** An earlier request may have had its effect. */
    private Optional<Schedule> alreadyPaused(ScheduleMigration row) {
        return row.pauseSentAt() == null
                ? Optional.empty()
                : schedules.look(row.oldUid()).filter(old -> old.is(ScheduleStatus.PAUSED));
    }

    private ScheduleMigration create(ScheduleMigration row) {
        if (launches.result(row).filter(LaunchResult::done).isEmpty()) {
            Optional<Schedule> old = schedules.look(row.oldUid());
            if (old.filter(schedule -> schedule.is(ScheduleStatus.ACTIVE)).isPresent()) {
                return row.to(MigrationState.PAUSING);
            }
            if (old.isEmpty() || old.get().hasEnded()) {
                return row.to(MigrationState.UNDOING, "the old schedule was ended elsewhere");
            }
        }
        LaunchResult result = launches.create(row, definition(row).wanted(), clock.instant());
        return switch (result.state()) {
            case DONE -> {
                sources.sameSchedule(result.uid(), row.oldUid());
                yield row.created(result.uid()).to(MigrationState.CREATED);
            }
            case REFUSED -> row.to(MigrationState.UNDOING, "Edges refused the new schedule: " + result.error());
            default -> LaunchWait.of(row, result, clock.instant());
        };
    }

    private ScheduleMigration verify(ScheduleMigration row) {
        Optional<Schedule> found = schedules.look(row.newUid());
        if (found.isEmpty()) {
            return row.waiting("Edges does not show the new schedule %s yet".formatted(row.newUid()), null);
        }
        if (found.get().hasEnded()) {
            return row.to(
                    MigrationState.UNDOING, "the new schedule is " + found.get().status());
        }
        return NewScheduleCheck.difference(definition(row).wanted(), found.get())
                .map(difference -> row.to(
                        MigrationState.UNDOING,
                        "the new schedule %s is not as it should be: %s".formatted(row.newUid(), difference)))
                .orElseGet(() -> ExecutionGap.measured(row, definition(row).old(), found.get(), clock.instant())
                        .to(MigrationState.VERIFIED));
    }

    private ScheduleMigration cancel(ScheduleMigration row) {
        if (schedules.look(row.oldUid()).filter(old -> !old.hasEnded()).isPresent()) {
            schedules.change(row, row.oldUid(), ScheduleChange.CANCEL);
        }
        return row.to(row.gap().makeUp() && row.gap().isOpen() ? MigrationState.MAKING_UP : MigrationState.MOVED);
    }

    private ScheduleMigration makeUp(ScheduleMigration row) {
        LaunchRequest wanted = definition(row).wanted();
        LaunchResult result = launches.makeUp(row, wanted);
        return switch (result.state()) {
            case DONE -> {
                sources.runOfSchedule(row.newUid(), result.uid());
                yield row.gap(row.gap().madeUp(result.uid())).to(MigrationState.MOVED);
            }
            case REFUSED ->
                row.to(MigrationState.MOVED, "Edges refused the run that makes up for it: " + result.error());
            default -> LaunchWait.of(row, result, clock.instant());
        };
    }

    private static ScheduleDefinition definition(ScheduleMigration row) {
        return DefinitionJson.read(row.definition());
    }
}
