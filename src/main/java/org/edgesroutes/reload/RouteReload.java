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

/** Puts edits of the route files into effect while the routes run. */
public final class RouteReload extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(RouteReload.class);
    private static final long LOOK_MILLIS = 500;

    private final CamelContext context;
    private final DirectoryWatcher watcher;
    private final RouteFileStates states;
    private final RouteFileUpdater updater;
    private ScheduledExecutorService thread;
    private boolean unreadable;

    /**
     * @param context started, with the routes of the folder
     * @param quiet how long a file must not have changed before it is loaded
     * @param port of the server that receives requests
     */
    public RouteReload(CamelContext context, DirectoryRoutes folder, Duration quiet, Clock clock, int port)
            throws RouteFaultException {
        this.context = context;
        this.watcher = new DirectoryWatcher(folder.directory(), quiet, clock, folder.files());
        this.states = new RouteFileStates(clock);
        LiveRouteFiles live = new LiveRouteFiles(context);
        for (RouteFile file : folder.files().values()) {
            if (file.isMisnamed()) {
                states.misnamed(file);
            } else {
                states.started(live.started(file));
            }
        }
        this.updater = new RouteFileUpdater(
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

    /** Waits for an edit in progress. */
    @Override
    protected void doStop() {
        context.getExecutorServiceManager().shutdownGraceful(thread);
    }

    /** Looks at the files once. */
    void look() {
        try {
            updater.apply(watcher.look());
            unreadable = false;
        } catch (IOException gone) {
            if (!unreadable) {
                LOG.warn(
                        "the directory with the routes cannot be read, its routes go on unchanged: {}",
                        gone.toString());
            }
            unreadable = true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.error("an edit of a route file failed; save the file again", failure);
        }
    }

    /** @param listener gets the states of all files now and whenever one changes */
    public void tell(Consumer<SortedMap<String, RouteFileState>> listener) {
        states.tell(listener);
    }

    SortedMap<String, RouteFileState> states() {
        return states.all();
    }
}
