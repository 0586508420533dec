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
    private final FolderWatch watch;
    private final FileStates states;
    private final Edits edits;
    private ScheduledExecutorService thread;
    private boolean unreadable;

    /**
     * @param context started, with the routes of the folder
     * @param quiet how long nothing may have happened to a file before it is taken up
     * @param port of the server that requests come in at
     */
    public RouteReload(CamelContext context, FolderRoutes folder, Duration quiet, Clock clock, int port)
            throws FaultException {
        this.context = context;
        this.watch = new FolderWatch(folder.directory(), quiet, clock, folder.files());
        this.states = new FileStates(clock);
        LiveFiles live = new LiveFiles(context);
        for (RouteFile file : folder.files().values()) {
            states.started(live.started(file));
        }
        this.edits = new Edits(
                new RouteChecks(context), live, new RouteSwap(context), states, HttpDoor.before(context, port));
    }

    @Override
    protected void doStart() {
        HealthCheckRegistry health = HealthCheckRegistry.get(context);
        if (health != null) {
            health.register(new FilesHealth(states::all));
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
    public void tell(Consumer<SortedMap<String, FileState>> listener) {
        states.tell(listener);
    }

    SortedMap<String, FileState> states() {
        return states.all();
    }
}
