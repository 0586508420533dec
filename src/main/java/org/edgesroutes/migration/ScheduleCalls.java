package org.edgesroutes.migration;

import java.time.Instant;
import java.util.Optional;
import org.edgesroutes.api.EdgesSchedules;
import org.edgesroutes.ledger.schedules.MigrationRepository;
import org.edgesroutes.model.Schedule;
import org.edgesroutes.model.ScheduleChange;
import org.edgesroutes.model.ScheduleMigration;

/** The calls about the schedules of a migration; a change leaves only while the ledger says that it is wanted. */
final class ScheduleCalls {

    private final EdgesSchedules schedules;
    private final MigrationRepository ledger;

    ScheduleCalls(EdgesSchedules schedules, MigrationRepository ledger) {
        this.schedules = schedules;
        this.ledger = ledger;
    }

    Optional<Schedule> look(String uid) {
        return schedules.schedule(uid);
    }

    /** @throws org.edgesroutes.api.EdgesApiException when it may not have the status that is wanted */
    Schedule change(ScheduleMigration row, String uid, ScheduleChange change) {
        return schedules.change(uid, change, () -> ledger.sending(row));
    }

    /** When the first request left that may have paused the old schedule. */
    Instant pauseSentAt(ScheduleMigration row) {
        return ledger.pauseSentAt(row);
    }
}
