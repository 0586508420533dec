package org.edgesroutes.delivery;

import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ShutdownStrategy;
import org.edgesroutes.ledger.deliveries.DownstreamRepository;
import org.edgesroutes.workspaces.WorkspaceLogContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One workspace's part of a downstream, with threads of its own: what holds it up holds up no other workspace. */
public final class WorkspaceDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(WorkspaceDelivery.class);

    private final CamelContext context;
    private final DownstreamOptions plan;
    private final DeliveryContext deliveries;
    private final DeliveryTarget target;
    private ExecutorService threads;
    private volatile DownstreamWorker worker;

    public WorkspaceDelivery(
            CamelContext context, DownstreamOptions plan, DeliveryContext deliveries, DeliveryTarget target) {
        this.context = context;
        this.plan = plan;
        this.deliveries = deliveries;
        this.target = target;
    }

    public void enter() {
        deliveries.enter(plan.downstream());
        try {
            if (deliveries.downstreams().register(plan.downstream(), plan.earliest())) {
                logStart();
            }
        } catch (RuntimeException failure) {
            leave();
            throw failure;
        }
    }

    private void logStart() {
        DownstreamRepository.Backlog history = deliveries.downstreams().backlog(plan.downstream());
        LOG.info(
                "{} is a new downstream{} and starts with the {}: {} callbacks with {} records of history go to it, as far"
                        + " as its options take them",
                plan.downstream(),
                deliveries.workspace().ofIt(),
                plan.earliest() ? "earliest record; start: latest would leave history out" : "latest record",
                history.callbacks(),
                history.records());
    }

    public void leave() {
        deliveries.leave(plan.downstream());
    }

    public void begin() {
        ExecutorServiceManager executors = context.getExecutorServiceManager();
        String name = deliveries.workspace().own("edges-records-" + plan.downstream());
        threads = executors.newFixedThreadPool(this, name, plan.concurrency() + 1);
        ShutdownStrategy shutdown = context.getShutdownStrategy();
        worker = new DownstreamWorker(
                deliveries, plan, target, shutdown.getTimeUnit().toMillis(shutdown.getTimeout()));
        worker.start(work -> threads.submit(WorkspaceLogContext.around(deliveries.workspace(), work)));
    }

    /** Begins nothing new; what is in flight goes on. */
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
