package org.edgesroutes.migration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.edgesroutes.api.EdgesApi;
import org.edgesroutes.api.EdgesIdentities;
import org.edgesroutes.api.EdgesSchedules;
import org.edgesroutes.api.RequestBudget;
import org.edgesroutes.launches.CallbackAddress;
import org.edgesroutes.launches.LaunchService;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.schedules.MigrationQueries;
import org.edgesroutes.ledger.schedules.MigrationRepository;
import org.edgesroutes.ledger.sources.SourceRepository;
import org.edgesroutes.model.MigrationState;
import org.edgesroutes.model.Schedule;
import org.edgesroutes.model.ScheduleMigration;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.settings.EdgesSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves schedules from full to incremental, and back. Whatever fails, and at whichever step a process dies, a schedule is
 * moved in the end or stands as it was; the next process goes on. Safe for many threads and processes: one of them
 * works on a migration at a time.
 */
public final class MigrationService {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationService.class);

    private final EdgesApi api;
    private final EdgesSchedules schedules;
    private final MigrationPlanner planner;
    private final MigrationQueries queries;
    private final MigrationRepository ledger;
    private final MigrationExecutor executor;
    private final DefinitionBackup backup;
    private final Duration longestCall;
    private final Predicate<String> ended;
    private final Clock clock;

    public MigrationService(
            EdgesSettings settings,
            EdgesApi api,
            EdgesSchedules schedules,
            EdgesIdentities identities,
            LaunchService launches,
            Ledger ledger,
            ReportService reports) {
        this(settings, api, schedules, identities, launches, ledger, reports, ProcessName::hasEnded);
    }

    /** @param ended whether the process with a name has ended for sure */
    MigrationService(
            EdgesSettings settings,
            EdgesApi api,
            EdgesSchedules schedules,
            EdgesIdentities identities,
            LaunchService launches,
            Ledger ledger,
            ReportService reports,
            Predicate<String> ended) {
        this.api = api;
        this.schedules = schedules;
        this.clock = ledger.clock();
        this.longestCall = RequestBudget.longestCall(settings.api());
        this.ended = ended;
        this.queries = new MigrationQueries(ledger);
        this.planner = new MigrationPlanner(api, schedules, identities, queries, new CallbackAddress(settings)::of);
        this.ledger = new MigrationRepository(ledger, ProcessName.unique(), longestCall.multipliedBy(2));
        this.backup = new DefinitionBackup(ledger.file());
        ScheduleCalls calls = new ScheduleCalls(schedules, this.ledger);
        NewScheduleCalls created = new NewScheduleCalls(launches);
        SourceRepository sources = new SourceRepository(ledger);
        this.executor = new MigrationExecutor(
                this.ledger,
                new ForwardSteps(calls, created, sources, clock),
                new RollbackSteps(calls, created, sources, longestCall, clock),
                new MigrationReporter(reports));
    }

    /**
     * Plans the migration of schedules. It changes nothing.
     *
     * @param uids of the schedules; empty for all of the workspace
     * @throws org.edgesroutes.api.EdgesApiException when Edges cannot be asked
     */
    public List<PlannedMigration> plan(List<String> uids, MigrationOptions options) {
        return planner.plan(uids, options);
    }

    /**
     * Moves a schedule, or goes on with its migration.
     *
     * @param planned not one that is left out
     * @param watcher told of each step that is done
     * @return the migration as it is now
     */
    public MigrationResult move(PlannedMigration planned, boolean makeUp, Consumer<ScheduleMigration> watcher) {
        Schedule old = planned.old();
        if (planned.open() == null) {
            String definition = DefinitionJson.write(new ScheduleDefinition(old, planned.wanted()));
            Optional<ScheduleMigration> begun = ledger.begin(ScheduleMigration.fresh(
                    old.uid(), old.action(), old.name(), definition, old.nextExecutionAt(), makeUp));
            if (begun.isPresent()) {
                return run(begun.get(), watcher);
            }
        }
        return goOn(old.uid(), watcher);
    }

    /** Goes on with the open migration of a schedule, in whichever direction it goes. */
    public MigrationResult goOn(String oldUid, Consumer<ScheduleMigration> watcher) {
        return claim(oldUid).map(row -> run(row, watcher)).orElseGet(() -> busy(oldUid));
    }

    private MigrationResult run(ScheduleMigration claimed, Consumer<ScheduleMigration> watcher) {
        backup.keep(claimed);
        // whether the new schedule stands is read again before the old one is cancelled
        ScheduleMigration row =
                claimed.state() == MigrationState.VERIFIED ? claimed.to(MigrationState.CREATED) : claimed;
        return executor.run(row, watcher).map(MigrationResult::of).orElseGet(() -> busy(claimed.oldUid()));
    }

    private Optional<ScheduleMigration> claim(String oldUid) {
        return queries.latest(oldUid).flatMap(row -> {
            String dead = queries.claim(row)
                    .map(MigrationQueries.Claim::holder)
                    .filter(ended)
                    .orElse(null);
            return ledger.claim(oldUid, dead);
        });
    }

    private MigrationResult busy(String oldUid) {
        ScheduleMigration row = queries.latest(oldUid)
                .orElseThrow(() -> new IllegalArgumentException("schedule %s has no migration".formatted(oldUid)));
        return new MigrationResult(row, row.endedAt() == null);
    }

    /**
     * Takes a migration back: the old schedule is resumed and the new one cancelled.
     *
     * @throws IllegalStateException with a sentence, where that is not possible any more or not yet
     * @throws org.edgesroutes.api.EdgesApiException when Edges has to be asked and cannot
     */
    public MigrationResult rollback(String oldUid, Consumer<ScheduleMigration> watcher) {
        Optional<ScheduleMigration> claimed = claim(oldUid);
        if (claimed.isEmpty()) {
            MigrationResult result = busy(oldUid);
            if (!result.busy() && result.row().state() == MigrationState.MOVED) {
                throw new IllegalStateException(
                        "schedule %s was moved, and Edges cannot bring a cancelled schedule back".formatted(oldUid));
            }
            return result;
        }
        ScheduleMigration row = claimed.get();
        try {
            return row.state().isRollback() ? run(row, watcher) : run(turned(row), watcher);
        } catch (IllegalStateException impossible) {
            ledger.release(row);
            throw impossible;
        }
    }

    private ScheduleMigration turned(ScheduleMigration row) {
        boolean cancelled = row.state() == MigrationState.MAKING_UP
                || row.state() == MigrationState.CANCELLING
                        && schedules
                                .schedule(row.oldUid())
                                .filter(Schedule::hasEnded)
                                .isPresent();
        if (cancelled) {
            throw new IllegalStateException(
                    "schedule %s is cancelled already, and Edges cannot bring it back; go on with the migration instead"
                            .formatted(row.oldUid()));
        }
        Instant settled = row.sentAt() == null ? Instant.MIN : row.sentAt().plus(longestCall);
        if (row.state() == MigrationState.CANCELLING && clock.instant().isBefore(settled)) {
            throw new IllegalStateException(
                    "the request to cancel schedule %s may still be under way; roll back from %s on, or go on with the migration"
                            .formatted(row.oldUid(), settled));
        }
        MigrationState back = row.state() == MigrationState.SAVED ? MigrationState.RESUMING : MigrationState.UNDOING;
        return ledger.save(row.to(back, "a person took it back"))
                .orElseThrow(() -> new IllegalStateException(
                        "another process works on the migration of schedule " + row.oldUid()));
    }

    /** Starts one run in the place of the executions that a migration missed. @return empty when there are none */
    public Optional<MigrationResult> makeUp(String oldUid, Consumer<ScheduleMigration> watcher) {
        return ledger.reopen(oldUid).map(row -> run(row, watcher));
    }

    /** Goes on with every migration that no other process works on. */
    public void finishOpen() {
        if (!api.enabled()) {
            return;
        }
        for (ScheduleMigration row : queries.open()) {
            if (row.lookAt() == null || !row.lookAt().isAfter(clock.instant())) {
                finish(row);
            }
        }
    }

    private void finish(ScheduleMigration row) {
        try {
            claim(row.oldUid())
                    .map(claimed -> run(claimed, step -> {}))
                    .ifPresent(result -> LOG.info("{}", result.sentence()));
        } catch (RuntimeException failure) {
            LOG.error("the migration of schedule {} failed, the next tick tries again", row.oldUid(), failure);
        }
    }

    /** @return the migrations that have not ended, the one begun first at the front */
    public List<ScheduleMigration> open() {
        return queries.open();
    }

    /** @return the last migration of a schedule */
    public Optional<ScheduleMigration> latest(String oldUid) {
        return queries.latest(oldUid);
    }
}
