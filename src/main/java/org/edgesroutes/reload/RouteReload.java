package org.edgesroutes.reload;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.SortedMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes up what is edited in the directory with routes while they run. */
public final class RouteReload extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(RouteReload.class);
    private static final long LOOK_MILLIS = 500;

    private final CamelContext context;
    private final DirectoryWatcher watch;
    private final RouteFileStates states;
    private final RouteFileUpdater edits;
    private ScheduledExecutorService thread;
    private boolean unreadable;

    /**
     * @param context started, with the routes of the folder
     * @param quiet how long nothing may have happened to a file before it is taken up
     * @param port of the server that requests come in at
     */
    public RouteReload(CamelContext context, DirectoryRoutes folder, Duration quiet, Clock clock, int port)
            throws RouteFaultException {
        this.context = context;
        this.watch = new DirectoryWatcher(folder.directory(), quiet, clock, folder.files());
        this.states = new RouteFileStates(clock);
        LiveRouteFiles live = new LiveRouteFiles(context);
        for (RouteFile file : folder.files().values()) {
            states.started(live.started(file));
        }
        this.edits = new RouteFileUpdater(
                new RouteChecks(context), live, new RouteSwap(context), states, HttpRequestGate.before(context, port));
    }

    @Override
    protected void doStart() {
        HealthCheckRegistry health = HealthCheckRegistry.get(context);
        if (health != null) {
            health.register(new RouteFileHealthCheck(states::all));
        }
        thread = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "edges-reload");
        thread.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Waits for an edit that is being put into effect. */
    @Override
    protected void doStop() {
        context.getExecutorServiceManager().shutdownGraceful(thread);
    }

    /** Looks at the files once; for the own thread, and for tests that have none. */
    void look() {
        try {
            edits.apply(watch.look());
            unreadable = false;
        } catch (IOException gone) {
            if (!unreadable) {
                LOG.warn("the directory with the routes cannot be read, they go on as they are: {}", gone.toString());
            }
            unreadable = true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.error("an edit of routes could not be put into effect", failure);
        }
    }

    /** @param listener gets the state of every file now, and whenever one has changed */
    public void tell(Consumer<SortedMap<String, RouteFileState>> listener) {
        states.tell(listener);
    }

    SortedMap<String, RouteFileState> states() {
        return states.all();
    }
}
