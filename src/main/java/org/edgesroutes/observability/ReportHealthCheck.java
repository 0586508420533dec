package org.edgesroutes.observability;

import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.edgesroutes.ledger.LedgerException;
import org.edgesroutes.ledger.reports.ReportRecord;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.ReportService;

/**
 * Shows the open reports of some kinds in the health of the process. It is neither a liveness nor a readiness check: a
 * restart does not mend what is reported, and callbacks are taken all the while.
 */
class ReportHealthCheck extends AbstractHealthCheck {

    private final ReportService reports;
    private final boolean down;
    private final ReportKind[] kinds;

    /**
     * @param id such as {@code edges-api-key}
     * @param down whether an open report makes the check DOWN; else it is UP with a message
     */
    ReportHealthCheck(String id, ReportService reports, boolean down, ReportKind... kinds) {
        super("edges", id);
        this.reports = reports;
        this.down = down;
        this.kinds = kinds;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    public boolean isReadiness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        try {
            show(reports.open(kinds), builder);
        } catch (LedgerException unreadable) {
            // DOWN is the check of the ledger; a check that throws hides every other one in Actuator
            builder.unknown().message(unreadable.getMessage());
        }
    }

    private void show(List<ReportRecord> open, HealthCheckResultBuilder builder) {
        if (open.isEmpty() || !down) {
            builder.up();
        } else {
            builder.down();
        }
        if (!open.isEmpty()) {
            builder.message(open.get(0).sentence());
        }
        open.forEach(report -> builder.detail(report.kind() + ":" + report.cause(), report.sentence()));
    }
}
