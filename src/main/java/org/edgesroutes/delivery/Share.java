package org.edgesroutes.delivery;

import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ShutdownStrategy;
import org.edgesroutes.workspaces.LogContext;

/** One workspace's part of a downstream, with threads of its own: what holds it up holds up no other workspace. */
final class Share {

    private final CamelContext context;
    private final Plan plan;
    private final Deliveries deliveries;
    private final Target target;
    private ExecutorService threads;
    private volatile Worker worker;

    Share(CamelContext context, Plan plan, Deliveries deliveries, Target target) {
        this.context = context;
        this.plan = plan;
        this.deliveries = deliveries;
        this.target = target;
    }

    void enter() {
        deliveries.enter(plan.downstream());
        try {
            deliveries.downstreams().register(plan.downstream(), plan.earliest());
        } catch (RuntimeException failure) {
            leave();
            throw failure;
        }
    }

    void leave() {
        deliveries.leave(plan.downstream());
    }

    void begin() {
        ExecutorServiceManager executors = context.getExecutorServiceManager();
        String name = deliveries.workspace().own("edges-records-" + plan.downstream());
        threads = executors.newFixedThreadPool(this, name, plan.concurrency() + 1);
        ShutdownStrategy shutdown = context.getShutdownStrategy();
        worker = new Worker(deliveries, plan, target, shutdown.getTimeUnit().toMillis(shutdown.getTimeout()));
        worker.start(work -> threads.submit(LogContext.around(deliveries.workspace(), work)));
    }

    /** Begins nothing new; what is in flight goes on. */
    void halt() {
        worker.halt();
    }

    /** Whether everything that was in flight when it was halted is finished. */
    boolean isAtRest() {
        return worker == null || worker.isDone();
    }

    void awaitRest(long nanos) {
        try {
            worker.await(nanos);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether the records in flight were finished in time */
    boolean finish() throws InterruptedException {
        boolean inTime = worker.await();
        context.getExecutorServiceManager().shutdownNow(threads);
        return inTime;
    }
}
