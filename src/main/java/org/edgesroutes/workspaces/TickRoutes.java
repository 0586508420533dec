package org.edgesroutes.workspaces;

import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedStartupListener;
import org.apache.camel.builder.RouteBuilder;

/**
 * The steps between the Quartz timers of {@code continue-runs}, {@code repair-runs} and {@code apply-subscriptions} and
 * the work of each workspace, one set of routes for all workspaces of a context. Once the context is started, runs and
 * subscriptions are looked at for the first time, even when the host owns the scheduler.
 */
public final class TickRoutes extends RouteBuilder implements ExtendedStartupListener {

    private static final String CONTINUE_RUNS = "direct:edges-continue-runs";
    private static final String APPLY_SUBSCRIPTIONS = "direct:edges-apply-subscriptions";

    /** The endpoint of each timer, and the route that a workspace has for it. */
    private static final Map<String, String> TICKS = Map.of(
            "direct:edges-tick-continue-runs",
            CONTINUE_RUNS,
            "direct:edges-tick-repair-runs",
            "direct:edges-repair-and-continue",
            "direct:edges-tick-apply-subscriptions",
            APPLY_SUBSCRIPTIONS);

    private static final String SETTLE_LAUNCHES = "direct:edges-settle-launches";

    private final Workspaces workspaces;
    private final InstantSource clock;
    private WorkspaceTicks ticks;
    private TickWatch watch;

    public TickRoutes(Workspaces workspaces, InstantSource clock) {
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /** @return the endpoints of these routes by their ids */
    public static Map<String, String> endpoints() {
        Map<String, String> endpoints = new TreeMap<>();
        TICKS.keySet().forEach(endpoint -> endpoints.put(id(endpoint), endpoint));
        return endpoints;
    }

    private static String id(String endpoint) {
        return endpoint.substring("direct:".length());
    }

    /** @return the id of the YAML route that has the timer of a tick */
    private static String timer(String endpoint) {
        return endpoint.replace("direct:edges-tick-", "edges-") + "-tick";
    }

    @Override
    public void configure() throws Exception {
        CamelContext context = getContext();
        TicksUnderWay underWay = new TicksUnderWay(clock, System::nanoTime);
        ticks = new WorkspaceTicks(context, workspaces, underWay);
        context.addService(ticks);
        context.addStartupListener(this);
        Map<String, String> timers = new TreeMap<>();
        TICKS.forEach((endpoint, work) -> timers.put(timer(endpoint), work));
        OverdueTickDetector detector = new OverdueTickDetector(clock, System::nanoTime);
        watch = new TickWatch(
                context, workspaces, timers, ticks::tick, detector, new HangingTickReporter(workspaces, underWay));
        TICKS.forEach((endpoint, work) -> from(endpoint)
                .routeId(id(endpoint))
                .routeDescription("Begins a tick in each workspace, on a thread of its own, and returns at once")
                .process(exchange -> {
                    watch.fired(timer(endpoint));
                    ticks.tick(work);
                    settleLaunches();
                }));
    }

    /** On a thread of its own: a launch whose answer was lost does not wait for the end of a long tick. */
    private void settleLaunches() {
        if (getContext().getRoute(id(SETTLE_LAUNCHES)) != null) {
            ticks.tick(SETTLE_LAUNCHES);
        }
    }

    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
        // the routes do not run yet
    }

    @Override
    public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) throws Exception {
        context.addService(watch);
        boolean wanted = context.getRoutes().stream()
                .anyMatch(route -> route.getEndpoint().getEndpointUri().endsWith(CONTINUE_RUNS.replace(":", "://")));
        if (wanted) {
            ticks.tick(CONTINUE_RUNS);
        }
        if (context.getRoute(timer("direct:edges-tick-apply-subscriptions")) != null) {
            ticks.tick(APPLY_SUBSCRIPTIONS);
        }
    }
}
