package org.edgesroutes.migration;

import java.util.LinkedHashMap;
import java.util.Map;
import org.edgesroutes.model.MigrationGap;
import org.edgesroutes.model.MigrationState;
import org.edgesroutes.model.ScheduleMigration;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.reports.ReportSubject;

/** Reports each migration once when it begins, once when it cannot go on, and once when each of that is over. */
final class MigrationReporter {

    private final ReportService reports;

    MigrationReporter(ReportService reports) {
        this.reports = reports;
    }

    void begun(ScheduleMigration row) {
        reports.raise(
                ReportKind.SCHEDULE_MIGRATION,
                cause(row),
                ReportSubject.none(),
                "The migration of %s to an incremental schedule has begun. It goes on by itself; edges-routes schedules migrate --rollback %s takes it back."
                        .formatted(name(row), row.oldUid()),
                details(row));
    }

    void held(ScheduleMigration row) {
        if (row.lookAt() != null) {
            return;
        }
        reports.raise(
                ReportKind.SCHEDULE_MIGRATION_STUCK,
                cause(row),
                ReportSubject.none(),
                "The migration of %s stands at %s: %s. No schedule is lost; it is tried again at each tick."
                        .formatted(name(row), row.state().word(), row.error()),
                details(row));
    }

    void moving(ScheduleMigration row) {
        reports.recovered(
                ReportKind.SCHEDULE_MIGRATION_STUCK, cause(row), "The migration of %s goes on.".formatted(name(row)));
    }

    void ended(ScheduleMigration row) {
        moving(row);
        reports.recovered(ReportKind.SCHEDULE_MIGRATION, cause(row), sentence(row));
    }

    /** How a migration ended, as a sentence. */
    static String sentence(ScheduleMigration row) {
        if (row.state() == MigrationState.ROLLED_BACK) {
            return "%s was not moved%s.".formatted(name(row), row.reason() == null ? "" : ": " + row.reason());
        }
        return "%s was moved to %s%s%s."
                .formatted(name(row), row.newUid(), gap(row.gap()), row.reason() == null ? "" : "; " + row.reason());
    }

    private static String gap(MigrationGap gap) {
        if (gap.missed() == null || gap.missed() == 0) {
            return "";
        }
        return "; %d execution%s from %s on fell into the gap%s"
                .formatted(
                        gap.missed(),
                        gap.missed() == 1 ? "" : "s",
                        gap.firstAt(),
                        gap.runUid() == null ? "" : " and run " + gap.runUid() + " makes up for it");
    }

    private static String name(ScheduleMigration row) {
        return "Schedule " + row.oldUid() + (row.name() == null ? "" : " (" + row.name() + ")");
    }

    private static String cause(ScheduleMigration row) {
        return row.oldUid() + ":" + row.attempt();
    }

    private static Map<String, Object> details(ScheduleMigration row) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("old_schedule_uid", row.oldUid());
        details.put("new_schedule_uid", row.newUid());
        details.put("action", row.action());
        details.put("state", row.state().word());
        return details;
    }
}
