package org.edgesroutes.workspaces;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.support.service.ServiceSupport;
import org.edgesroutes.resilience.OutageLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The periodic task that checks every ten seconds whether the Quartz timers of the ticks are in time and the ticks end.
 * It makes up for a tick that is overdue.
 */
final class TickWatch extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(TickWatch.class);
    private static final int LOOK_SECONDS = 10;

    /** Also the one under another name, which an application has for the timers. */
    private static final Pattern QUARTZ = Pattern.compile("(edges-)?quartz:");

    private final CamelContext context;
    private final Workspaces workspaces;
    private final Map<String, String> routes;
    private final Consumer<String> tick;
    private final OverdueTickDetector detector;
    private final HangingTickReporter hanging;

    /** Routes with an open report; one that the process before this one left open ends with the first tick. */
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    private final OutageLog reporting = new OutageLog(LOG, "the report of timers that are overdue or in time again");
    private ScheduledExecutorService thread;

    /**
     * @param routes the endpoint of each tick, by the id of the route with its timer
     * @param tick makes up for a tick of an endpoint
     */
    TickWatch(
            CamelContext context,
            Workspaces workspaces,
            Map<String, String> routes,
            Consumer<String> tick,
            OverdueTickDetector detector,
            HangingTickReporter hanging) {
        this.context = context;
        this.workspaces = workspaces;
        this.routes = routes;
        this.tick = tick;
        this.detector = detector;
        this.hanging = hanging;
    }

    @Override
    protected void doStart() {
        routes.keySet().forEach(this::begin);
        reported.addAll(routes.keySet());
        thread = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "edges-tick-watch");
        // the delay is measured on a clock that does not jump
        thread.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /** The timer of a route fired. */
    void fired(String route) {
        begin(route);
        if (reported.remove(route)) {
            tell(listener -> listener.inTime(route));
        }
    }

    /** What becomes of a report keeps no tick from beginning. */
    private void tell(Consumer<TickListener> message) {
        for (TickListener listener : workspaces.tickListeners()) {
            reporting.run(() -> message.accept(listener));
        }
    }

    private void begin(String route) {
        timer(route).ifPresent(next -> detector.began(route, next));
    }

    void look() {
        routes.forEach((route, endpoint) -> {
            try {
                boolean watched = timer(route).isPresent()
                        && context.getRouteController().getRouteStatus(route).isStarted();
                Optional<OverdueTickDetector.Overdue> found = watched ? detector.overdue(route) : Optional.empty();
                found.ifPresent(overdue -> makeUp(route, endpoint, overdue.lastAt(), overdue.by()));
                hanging.look(endpoint, timer(route));
            } catch (RuntimeException failure) {
                LOG.warn(
                        "the timer of {} was not checked, the next check follows in {} seconds",
                        route,
                        LOOK_SECONDS,
                        failure);
            }
        });
    }

    private void makeUp(String route, String endpoint, Instant lastAt, Duration by) {
        LOG.warn(
                "the timer of {} is overdue by {}; its tick is made up for now",
                route,
                by.truncatedTo(ChronoUnit.SECONDS));
        begin(route);
        reported.add(route);
        tell(listener -> listener.overdue(route, lastAt, by));
        tick.accept(endpoint);
    }

    /** @return when the timer fires next; empty for a route that is absent or has another kind of timer */
    private Optional<UnaryOperator<Instant>> timer(String id) {
        return Optional.ofNullable(context.getRoute(id))
                .map(Route::getEndpoint)
                .filter(endpoint -> QUARTZ.matcher(endpoint.getEndpointUri()).lookingAt())
                .flatMap(QuartzTimer::of);
    }

    @Override
    protected void doStop() {
        if (thread != null) {
            context.getExecutorServiceManager().shutdownNow(thread);
        }
    }
}
