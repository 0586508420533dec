package org.edgesroutes.workspaces;

import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.util.URISupport;
import org.edgesroutes.settings.Workspace;

/**
 * One Quartz trigger, and a thread for each workspace: what a tick of one waits for holds up no other one. The only
 * workspace needs no thread of its own and has that of Quartz.
 */
final class TickConsumer extends DefaultConsumer {

    private static final Duration DAY = Duration.ofDays(1);

    /** Of what was missed, one is made up for. */
    private static final int FIRE_ONCE = 1;

    private final TickEndpoint endpoint;
    private final List<ExecutorService> threads = new ArrayList<>();
    private Endpoint trigger;
    private Consumer quartz;

    TickConsumer(TickEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        CamelContext context = endpoint.getCamelContext();
        List<CoalescingTask> beats = new ArrayList<>();
        for (Workspace workspace : Workspaces.of(context).all()) {
            beats.add(new CoalescingTask(
                    thread(context, workspace), WorkspaceLogContext.around(workspace, () -> tick(workspace))));
        }
        trigger = context.getEndpoint("quartz:edges/" + endpoint.name() + "?" + options());
        trigger.start();
        quartz = trigger.createConsumer(tick -> beats.forEach(CoalescingTask::tick));
        quartz.start();
    }

    private String options() throws URISyntaxException {
        Map<String, Object> options = new TreeMap<>();
        options.put("cron", endpoint.cron());
        options.put("stateful", true);
        options.put("trigger.misfireInstruction", FIRE_ONCE);
        if (endpoint.atStart()) {
            options.put("triggerStartDelay", -DAY.toMillis());
        }
        return URISupport.createQueryString(options);
    }

    private Executor thread(CamelContext context, Workspace workspace) {
        if (!workspace.isNamed()) {
            return Runnable::run;
        }
        ExecutorService own = context.getExecutorServiceManager()
                .newSingleThreadExecutor(this, workspace.own("edges-tick-" + endpoint.name()));
        threads.add(own);
        return own;
    }

    private void tick(Workspace workspace) {
        if (!isRunAllowed()) {
            return;
        }
        Exchange exchange = createExchange(false);
        try {
            if (workspace.isNamed()) {
                exchange.setVariable(Workspace.VARIABLE, workspace.name());
            }
            getProcessor().process(exchange);
        } catch (Exception failure) {
            exchange.setException(failure);
        }
        try {
            if (exchange.getException() != null) {
                getExceptionHandler()
                        .handleException("a tick of " + endpoint.name() + " failed", exchange, exchange.getException());
            }
        } finally {
            releaseExchange(exchange, false);
        }
    }

    /**
     * A tick that is under way comes to its end. The trigger stays in the context, though without its job: Quartz would
     * make another one for a job that was just about to begin.
     */
    @Override
    protected void doStop() throws Exception {
        if (quartz != null) {
            quartz.stop();
            trigger.stop();
            quartz = null;
        }
        threads.forEach(ExecutorService::shutdown);
        threads.clear();
        super.doStop();
    }
}
