package org.edgesroutes.workspaces;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.service.ServiceSupport;
import org.edgesroutes.resilience.OutageLog;
import org.edgesroutes.settings.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands each tick to every workspace of the context on a thread of that workspace: while one workspace waits for Edges,
 * the others go on. Ticks that come while the one before is under way are made up for by one.
 */
final class WorkspaceTicks extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(WorkspaceTicks.class);

    private final CamelContext context;
    private final Workspaces workspaces;
    private final Map<String, CoalescingTask> tasks = new ConcurrentHashMap<>();
    private final Map<String, OutageLog> outages = new ConcurrentHashMap<>();
    private final Map<String, ExecutorService> threads = new ConcurrentHashMap<>();
    private final TicksUnderWay underWay;
    private ProducerTemplate template;

    WorkspaceTicks(CamelContext context, Workspaces workspaces, TicksUnderWay underWay) {
        this.context = context;
        this.workspaces = workspaces;
        this.underWay = underWay;
    }

    @Override
    protected void doStart() {
        template = context.createProducerTemplate();
        template.start();
    }

    /**
     * Begins a tick in each workspace and returns at once.
     *
     * @param route the {@code direct:} endpoint that does the work, with the variable {@link Workspace#VARIABLE} set
     *     where workspaces have names
     */
    void tick(String route) {
        for (Workspace workspace : workspaces.all()) {
            try {
                tasks.computeIfAbsent(workspace.own(route), own -> task(workspace, route))
                        .tick();
            } catch (RejectedExecutionException stopped) {
                LOG.debug("no tick of {} any more: the context stops", route);
            }
        }
    }

    private CoalescingTask task(Workspace workspace, String route) {
        String thread = workspace.own("edges-" + route.substring(route.indexOf(':') + 1));
        ExecutorService executor = context.getExecutorServiceManager().newSingleThreadExecutor(this, thread);
        threads.put(thread, executor);
        return new CoalescingTask(executor, WorkspaceLogContext.around(workspace, () -> send(workspace, route)));
    }

    private void send(Workspace workspace, String route) {
        if (!isRunAllowed() || context.isStopping()) {
            return;
        }
        OutageLog outage =
                outages.computeIfAbsent(workspace.own(route), own -> new OutageLog(LOG, "the tick at " + own));
        Optional<TickListener> listener = workspaces.tickListener(workspace);
        if (listener.isEmpty() || passes(outage, listener.get()::requireLedger)) {
            send(workspace, route, outage);
        }
    }

    /** Without its ledger a tick can do nothing but fail, with a stack trace of Camel for each of its routes. */
    private static boolean passes(OutageLog outage, Runnable check) {
        try {
            check.run();
            return true;
        } catch (RuntimeException failure) {
            outage.failed(failure);
            return false;
        }
    }

    private void send(Workspace workspace, String route, OutageLog outage) {
        underWay.began(workspace, route);
        Exchange done;
        try {
            done = template.send(route, exchange -> {
                if (workspace.isNamed()) {
                    exchange.setVariable(Workspace.VARIABLE, workspace.name());
                }
            });
        } finally {
            underWay.ended(workspace, route);
        }
        if (done.getException() == null) {
            outage.passed();
        } else {
            outage.failed(done.getException());
        }
    }

    @Override
    protected void doStop() {
        threads.values().forEach(context.getExecutorServiceManager()::shutdown);
        threads.clear();
        tasks.clear();
        template.stop();
    }
}
