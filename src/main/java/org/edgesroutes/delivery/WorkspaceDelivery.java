package org.edgesroutes.delivery;

import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ShutdownStrategy;
import org.edgesroutes.ledger.deliveries.DownstreamRepository;
import org.edgesroutes.workspaces.WorkspaceLogContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One workspace's part of a downstream, with threads of its own, so that no workspace holds up another. */
public final class WorkspaceDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(WorkspaceDelivery.class);

    private final CamelContext context;
    private final DownstreamOptions options;
    private final DeliveryContext deliveries;
    private final DeliveryTarget target;
    private ExecutorService threads;
    private volatile DownstreamWorker worker;

    public WorkspaceDelivery(
            CamelContext context, DownstreamOptions options, DeliveryContext deliveries, DeliveryTarget target) {
        this.context = context;
        this.options = options;
        this.deliveries = deliveries;
        this.target = target;
    }

    public void enter() {
        deliveries.enter(options.downstream());
        try {
            if (deliveries.downstreams().register(options.downstream(), options.earliest())) {
                logStart();
            }
        } catch (RuntimeException failure) {
            leave();
            throw failure;
        }
    }

    private void logStart() {
        DownstreamRepository.Backlog history = deliveries.downstreams().backlog(options.downstream());
        LOG.info(
                "{} is a new downstream{} and starts with the {}: {} callbacks with {} records of history go to it, as far"
                        + " as its options take them",
                options.downstream(),
                deliveries.workspace().ofIt(),
                options.earliest() ? "earliest record; start: latest would leave history out" : "latest record",
                history.callbacks(),
                history.records());
    }

    public void leave() {
        deliveries.leave(options.downstream());
    }

    public void begin() {
        ExecutorServiceManager executors = context.getExecutorServiceManager();
        String name = deliveries.workspace().own("edges-records-" + options.downstream());
        threads = executors.newFixedThreadPool(this, name, options.concurrency() + 1);
        ShutdownStrategy shutdown = context.getShutdownStrategy();
        worker = new DownstreamWorker(
                deliveries, options, target, shutdown.getTimeUnit().toMillis(shutdown.getTimeout()));
        worker.start(work -> threads.submit(WorkspaceLogContext.around(deliveries.workspace(), work)));
    }

    /** Begins no further record; the ones in flight are finished. */
    public void halt() {
        worker.halt();
    }

    /** Whether everything that was in flight when it was halted is finished. */
    public boolean isAtRest() {
        return worker == null || worker.isDone();
    }

    public void awaitRest(long nanos) {
        try {
            worker.await(nanos);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether the records in flight were finished in time */
    public boolean finish() throws InterruptedException {
        boolean inTime = worker.await();
        context.getExecutorServiceManager().shutdownNow(threads);
        return inTime;
    }
}
