package org.edgesroutes.embed;

import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;

/**
 * The Quartz scheduler of the timers of the ticks, such as {@code continue-runs}, in memory, one for each context.
 * Camel starts it once the context is ready. A scheduler of the application may run before that, and then a trigger
 * finds no context; in a job store it may share, it would hand the ticks of this ledger to another process.
 */
final class TickScheduler {

    /** The scheme of the timers in an application: a component of Camel's under another name. */
    static final String SCHEME = "edges-quartz";

    private static final String TIMER = "quartz:edges/";

    /** The ids of routes with the timer of a tick, in the YAML of the jar or in a copy. */
    private static final Pattern TICK = Pattern.compile("edges-[a-z-]+-tick");

    /** A tick is handed over to a thread of its workspace at once. */
    private static final String THREADS = "1";

    private TickScheduler() {}

    /** Gives the timers among the routes of the context, which is not started, the scheduler that is theirs alone. */
    static void take(CamelContext context) {
        context.getRegistry().bind(SCHEME, component());
        context.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinitions().stream()
                .filter(route -> route.getRouteId() != null
                        && TICK.matcher(route.getRouteId()).matches())
                .map(RouteDefinition::getInput)
                .filter(from -> from.getEndpointUri().startsWith(TIMER))
                .forEach(from -> from.setUri("edges-" + from.getEndpointUri()));
    }

    private static QuartzComponent component() {
        QuartzComponent component = new QuartzComponent();
        // a Scheduler bean of the application
        component.setAutowiredEnabled(false);
        component.setPrefixInstanceName(false);
        component.setProperties(Map.of(
                "org.quartz.scheduler.instanceName",
                "edges-" + UUID.randomUUID(),
                "org.quartz.scheduler.threadName",
                "edges-ticks-scheduler",
                "org.quartz.scheduler.makeSchedulerThreadDaemon",
                "true",
                "org.quartz.threadPool.class",
                "org.quartz.simpl.SimpleThreadPool",
                "org.quartz.threadPool.threadCount",
                THREADS,
                "org.quartz.threadPool.makeThreadsDaemons",
                "true",
                "org.quartz.threadPool.threadNamePrefix",
                "edges-ticks",
                "org.quartz.jobStore.class",
                "org.quartz.simpl.RAMJobStore"));
        return component;
    }
}
