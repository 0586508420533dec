package org.edgesroutes.reports;

import java.time.Clock;
import java.time.Duration;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.edgesroutes.resilience.OutageLog;
import org.edgesroutes.settings.Workspace;
import org.edgesroutes.workspaces.WorkspaceLogContext;
import org.slf4j.LoggerFactory;

/** Sends reports to {@code direct:edges-report}, where a YAML route takes them to a chat, a mailbox or the like. */
public final class ReportRoutes extends RouteBuilder {

    /** A route that is being replaced is back long before. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Workspace workspace;
    private final ReportService reports;
    private final Clock clock;
    private final Duration patience;

    public ReportRoutes(Workspace workspace, ReportService reports, Clock clock) {
        this(workspace, reports, clock, PATIENCE);
    }

    /** @param patience how long to wait for a route that takes reports before the log has to do */
    ReportRoutes(Workspace workspace, ReportService reports, Clock clock, Duration patience) {
        this.workspace = workspace;
        this.reports = reports;
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public void configure() {
        ProducerTemplate template = getContext().createProducerTemplate();
        ReportSender sender = new ReportSender(
                workspace, reports.ledger(), clock, "direct:edges-report?timeout=" + patience.toMillis());
        OutageLog outage = new OutageLog(LoggerFactory.getLogger(ReportRoutes.class), "the sending of reports");
        from(workspace.own("timer:edges-send-reports") + "?period=1000&includeMetadata=false")
                .routeId(workspace.own("edges-send-reports"))
                .routeDescription("Hands each report to direct:edges-report until it has arrived there")
                .process(WorkspaceLogContext.around(workspace, exchange -> outage.run(() -> sender.send(template))));
    }
}
