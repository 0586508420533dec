package org.edgesroutes.component;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;
import org.edgesroutes.delivery.BatchMessage;
import org.edgesroutes.delivery.DeliveryContext;
import org.edgesroutes.delivery.DownstreamOptions;
import org.edgesroutes.delivery.RecordMessage;
import org.edgesroutes.delivery.RecordTask;
import org.edgesroutes.delivery.WorkspaceDelivery;
import org.edgesroutes.model.EdgesHeaders;
import org.edgesroutes.settings.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the records of one downstream through its route, one exchange for each or for a batch, those of each workspace
 * for themselves.
 */
public class EdgesRecordsConsumer extends DefaultConsumer implements Suspendable {

    private static final Logger LOG = LoggerFactory.getLogger(EdgesRecordsConsumer.class);

    private final DownstreamOptions plan;
    private final List<WorkspaceDelivery> shares = new CopyOnWriteArrayList<>();

    EdgesRecordsConsumer(Endpoint endpoint, Processor processor, DownstreamOptions plan) {
        super(endpoint, processor);
        this.plan = plan;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        CamelContext context = getEndpoint().getCamelContext();
        if (EdgesSwitch.isOff(context)) {
            LOG.info("downstream {} gets no records: edges.enabled=false", plan.downstream());
            return;
        }
        try {
            for (DeliveryContext deliveries : plan.chosen(DeliveryContext.all(context))) {
                Workspace workspace = deliveries.workspace();
                WorkspaceDelivery share =
                        new WorkspaceDelivery(context, plan, deliveries, tasks -> offer(workspace, tasks));
                share.enter();
                shares.add(share);
            }
        } catch (RuntimeException failure) {
            leave();
            throw failure;
        }
        shares.forEach(WorkspaceDelivery::begin);
    }

    /** Ends in the background, so that Camel can wait for the exchanges in flight of every route at once. */
    @Override
    protected void doSuspend() {
        shares.forEach(WorkspaceDelivery::halt);
    }

    /** Whether no record is on its way, and none will be until it is resumed. */
    boolean isAtRest() {
        return shares.stream().allMatch(WorkspaceDelivery::isAtRest);
    }

    void awaitRest(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        shares.forEach(share -> share.awaitRest(Math.max(0, end - System.nanoTime())));
    }

    @Override
    protected void doResume() throws Exception {
        finish();
        shares.forEach(WorkspaceDelivery::begin);
    }

    @Override
    protected void doStop() throws Exception {
        try {
            finish();
        } finally {
            // else the route could not start again
            leave();
        }
        super.doStop();
    }

    private void leave() {
        shares.forEach(WorkspaceDelivery::leave);
        shares.clear();
    }

    private void finish() throws InterruptedException {
        shares.forEach(WorkspaceDelivery::halt);
        boolean inTime = true;
        for (WorkspaceDelivery share : shares) {
            inTime &= share.finish();
        }
        if (!inTime) {
            getExceptionHandler()
                    .handleException(new IllegalStateException(
                            "the records in flight to %s took too long; they will be delivered again"
                                    .formatted(plan.downstream())));
        }
    }

    /** @return null when the route took them */
    private Throwable offer(Workspace workspace, List<RecordTask> tasks) {
        Exchange exchange = createExchange(false);
        try {
            // a record is UTF-8 wherever it runs, not what the machine happens to prefer
            exchange.setProperty(ExchangePropertyKey.CHARSET_NAME, "UTF-8");
            if (workspace.isNamed()) {
                exchange.setVariable(EdgesHeaders.WORKSPACE, workspace.name());
                exchange.getMessage().setHeader(EdgesHeaders.WORKSPACE, workspace.name());
            }
            if (plan.inBatches()) {
                BatchMessage.fill(exchange, workspace, tasks, plan.format());
            } else {
                RecordTask task = tasks.get(0);
                RecordMessage.fill(exchange, workspace, task.records(), task.index(), plan.format());
            }
            getProcessor().process(exchange);
            return exchange.getException();
        } catch (Exception failure) {
            return failure;
        } finally {
            releaseExchange(exchange, false);
        }
    }
}
