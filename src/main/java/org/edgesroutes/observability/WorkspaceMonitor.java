package org.edgesroutes.observability;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupListener;
import org.apache.camel.support.service.ServiceSupport;
import org.edgesroutes.callbacks.RefusedRequests;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.status.ConditionQueries;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.resilience.OutageLog;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.SettingKey;
import org.edgesroutes.settings.Workspace;
import org.edgesroutes.workspaces.WorkspaceLogContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one periodic task that looks at a workspace as its operator would: each half minute every check looks, raises
 * reports and ends them. A check that fails keeps no other one from looking.
 */
public final class WorkspaceMonitor extends ServiceSupport implements StartupListener {

    private static final Logger LOG = LoggerFactory.getLogger(WorkspaceMonitor.class);
    private static final long LOOK_SECONDS = 30;

    private final Workspace workspace;
    private final Map<WorkspaceCheck, OutageLog> checks = new LinkedHashMap<>();
    private CamelContext context;
    private ScheduledExecutorService thread;

    WorkspaceMonitor(Workspace workspace, List<WorkspaceCheck> checks) {
        this.workspace = workspace;
        checks.forEach(check -> this.checks.put(
                check, new OutageLog(LOG, "the check " + check.getClass().getSimpleName())));
    }

    /** Looks after a workspace from the time at which the context has started until it stops. */
    public static void offer(
            CamelContext context,
            EdgesSettings settings,
            Ledger ledger,
            ReportService reports,
            RefusedRequests refused,
            Clock clock)
            throws Exception {
        ConditionQueries queries = new ConditionQueries(ledger);
        List<WorkspaceCheck> checks = new ArrayList<>(List.of(
                new DownstreamCheck(queries, reports, clock),
                new DeadLetterCheck(queries, reports),
                new RefusedRequestCheck(refused, reports, clock),
                new LedgerSizeCheck(ledger.file(), settings.ledger(), reports)));
        if (settings.api().key().isPresent()) {
            checks.add(new ApiKeyCheck(queries, reports, settings.workspace().own(SettingKey.API_KEY)));
        }
        if (!settings.completeness().fromOutputs()) {
            checks.add(new MissingCallbackCheck(
                    queries, reports, clock, settings.webhook().path()));
        }
        context.addStartupListener(new WorkspaceMonitor(settings.workspace(), checks));
    }

    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) throws Exception {
        this.context = context;
        context.addService(this);
    }

    @Override
    protected void doStart() {
        thread = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "edges-monitor");
        thread.scheduleWithFixedDelay(
                WorkspaceLogContext.around(workspace, this::look), 1, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    void look() {
        checks.forEach((check, outage) -> outage.run(check::look));
    }

    @Override
    protected void doStop() {
        if (thread != null) {
            context.getExecutorServiceManager().shutdownGraceful(thread);
        }
    }
}
