package org.edgesroutes.observability;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.settings.Workspace;

/** The health checks of a workspace, for the health registry of any Camel context. */
public final class EdgesHealthChecks {

    private EdgesHealthChecks() {}

    /** Adds the checks to the registry of the context, where it has one. */
    public static void register(CamelContext context, Workspace workspace, Ledger ledger, ReportService reports) {
        HealthCheckRegistry registry = HealthCheckHelper.getHealthCheckRegistry(context);
        if (registry != null) {
            List<HealthCheck> checks = of(workspace, ledger, reports);
            checks.forEach(registry::register);
            WellnessChecks.register(context.getClassResolver(), checks);
        }
    }

    /** @return those that are DOWN when the service cannot do its work, and those that only tell of an outside fault */
    static List<HealthCheck> of(Workspace workspace, Ledger ledger, ReportService reports) {
        return List.of(
                new LedgerHealthCheck(workspace.own("edges-ledger"), ledger),
                new ReportHealthCheck(workspace.own("edges-api-key"), reports, true, ReportKind.API_KEY_REJECTED),
                new ReportHealthCheck(workspace.own("edges-ticks"), reports, true, ReportKind.TICK_OVERDUE),
                new ReportHealthCheck(workspace.own("edges-callbacks"), reports, true, ReportKind.CALLBACKS_MISSING),
                new ReportHealthCheck(workspace.own("edges-disk"), reports, true, ReportKind.DISK_SPACE_LOW),
                new ReportHealthCheck(
                        workspace.own("edges-downstreams"),
                        reports,
                        false,
                        ReportKind.DOWNSTREAM_DOWN,
                        ReportKind.DOWNSTREAM_STALLED,
                        ReportKind.DOWNSTREAM_WITHOUT_ROUTE,
                        ReportKind.DEAD_LETTERS),
                new ReportHealthCheck(
                        workspace.own("edges-warnings"),
                        reports,
                        false,
                        ReportKind.CALLBACKS_REFUSED,
                        ReportKind.LEDGER_LARGE,
                        ReportKind.LAUNCH_UNDECIDED,
                        ReportKind.SUBSCRIPTIONS_FILE_FAULTY,
                        ReportKind.SCHEDULE_MIGRATION,
                        ReportKind.SCHEDULE_MIGRATION_STUCK));
    }
}
