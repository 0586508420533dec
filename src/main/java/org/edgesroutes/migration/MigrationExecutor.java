package org.edgesroutes.migration;

import java.util.Optional;
import java.util.function.Consumer;
import org.edgesroutes.api.EdgesApiException;
import org.edgesroutes.ledger.schedules.MigrationRepository;
import org.edgesroutes.model.ScheduleMigration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a claimed migration step by step to its end, or to a step that something holds up. */
final class MigrationExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationExecutor.class);

    private final MigrationRepository ledger;
    private final ForwardSteps forward;
    private final RollbackSteps back;
    private final MigrationReporter reports;

    MigrationExecutor(MigrationRepository ledger, ForwardSteps forward, RollbackSteps back, MigrationReporter reports) {
        this.ledger = ledger;
        this.forward = forward;
        this.back = back;
        this.reports = reports;
    }

    /**
     * @param claimed the claim ends with this call
     * @param watcher told of each step that is done
     * @return the migration as it is now; empty when another process took it over
     */
    Optional<ScheduleMigration> run(ScheduleMigration claimed, Consumer<ScheduleMigration> watcher) {
        reports.begun(claimed);
        ScheduleMigration row = claimed;
        while (true) {
            ScheduleMigration next = step(row);
            if (next.state().isEnd()) {
                return end(next, watcher);
            }
            Optional<ScheduleMigration> saved = ledger.save(next);
            if (saved.isEmpty()) {
                return saved;
            }
            watcher.accept(saved.get());
            if (next.state() == row.state()) {
                reports.held(next);
                ledger.release(next);
                return saved;
            }
            reports.moving(next);
            row = saved.get();
        }
    }

    private Optional<ScheduleMigration> end(ScheduleMigration row, Consumer<ScheduleMigration> watcher) {
        if (!ledger.end(row)) {
            return Optional.empty();
        }
        reports.ended(row);
        watcher.accept(row);
        return Optional.of(row);
    }

    private ScheduleMigration step(ScheduleMigration row) {
        try {
            return row.state().isRollback() ? back.step(row) : forward.step(row);
        } catch (EdgesApiException failure) {
            LOG.warn("the migration of schedule {} stands at {}: {}", row.oldUid(), row.state(), failure.getMessage());
            return row.waiting(failure.getMessage(), null);
        }
    }
}
