package org.edgesroutes.observability;

import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupListener;
import org.apache.camel.support.service.ServiceSupport;
import org.edgesroutes.callbacks.RefusedRequests;
import org.edgesroutes.ledger.status.GaugeQueries;
import org.edgesroutes.settings.Workspace;

/** The numbers of a ledger in the meter registry of its context, for as long as both run. */
public final class LedgerMetrics extends ServiceSupport implements StartupListener {

    private static final String LIBRARY = "io.micrometer.core.instrument.MeterRegistry";
    private static final long LOOK_SECONDS = 10;

    private final Tags tags;
    private final GaugeQueries ledger;
    private final RefusedRequests refused;
    private final Clock clock;
    private CamelContext context;
    private ScheduledExecutorService thread;

    private LedgerMetrics(Tags tags, GaugeQueries ledger, RefusedRequests refused, Clock clock) {
        this.refused = refused;
        this.tags = tags;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Once the context has started, in the registry that it has by then; nothing happens where there is none, or not
     * even the library for one.
     */
    public static void offer(
            CamelContext context, Workspace workspace, GaugeQueries ledger, RefusedRequests refused, Clock clock)
            throws Exception {
        if (context.getClassResolver().resolveClass(LIBRARY) != null) {
            Tags tags = workspace.isNamed() ? Tags.of("workspace", workspace.name()) : Tags.empty();
            context.addStartupListener(new LedgerMetrics(tags, ledger, refused, clock));
        }
    }

    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) throws Exception {
        this.context = context;
        context.addService(this);
    }

    @Override
    protected void doStart() {
        MeterRegistries.of(context).ifPresent(registry -> {
            for (RefusedRequests.Reason reason : RefusedRequests.Reason.values()) {
                new MeterFactory(registry, tags)
                        .counter(
                                "edges.requests.refused",
                                "Requests that the webhook refused because of their secret or path",
                                Tags.of("reason", reason.word()),
                                refused,
                                counts -> counts.count(reason).count());
            }
            LedgerMeters meters = new LedgerMeters(registry, tags, ledger::read, clock);
            thread = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "edges-metrics");
            thread.scheduleWithFixedDelay(meters::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
        });
    }

    @Override
    protected void doStop() {
        if (thread != null) {
            context.getExecutorServiceManager().shutdownGraceful(thread);
        }
    }
}
