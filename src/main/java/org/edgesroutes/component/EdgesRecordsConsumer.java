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
 * Consumer of the records of one downstream: one exchange for each record or batch, workspace by workspace.
 */
public class EdgesRecordsConsumer extends DefaultConsumer implements Suspendable {

    private static final Logger LOG = LoggerFactory.getLogger(EdgesRecordsConsumer.class);

    private final DownstreamOptions options;
    private final List<WorkspaceDelivery> workspaces = new CopyOnWriteArrayList<>();

    EdgesRecordsConsumer(Endpoint endpoint, Processor processor, DownstreamOptions options) {
        super(endpoint, processor);
        this.options = options;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        CamelContext context = getEndpoint().getCamelContext();
        if (EdgesSwitch.isOff(context)) {
            LOG.info("downstream {} gets no records: edges.enabled=false", options.downstream());
            return;
        }
        try {
            for (DeliveryContext deliveries : options.chosen(DeliveryContext.all(context))) {
                Workspace workspace = deliveries.workspace();
                WorkspaceDelivery workspaceDelivery =
                        new WorkspaceDelivery(context, options, deliveries, tasks -> offer(workspace, tasks));
                workspaceDelivery.enter();
                workspaces.add(workspaceDelivery);
            }
        } catch (RuntimeException failure) {
            leave();
            throw failure;
        }
        workspaces.forEach(WorkspaceDelivery::begin);
    }

    /** Ends in the background, so that Camel can wait for the exchanges in flight of every route at once. */
    @Override
    protected void doSuspend() {
        workspaces.forEach(WorkspaceDelivery::halt);
    }

    /** Whether no record is in flight, and none will be until the consumer is resumed. */
    boolean isAtRest() {
        return workspaces.stream().allMatch(WorkspaceDelivery::isAtRest);
    }

    void awaitRest(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        workspaces.forEach(workspaceDelivery -> workspaceDelivery.awaitRest(Math.max(0, end - System.nanoTime())));
    }

    @Override
    protected void doResume() throws Exception {
        finish();
        workspaces.forEach(WorkspaceDelivery::begin);
    }

    @Override
    protected void doStop() throws Exception {
        try {
            finish();
        } finally {
            // the names must be free when the route starts again
            leave();
        }
        super.doStop();
    }

    private void leave() {
        workspaces.forEach(WorkspaceDelivery::leave);
        workspaces.clear();
    }

    private void finish() throws InterruptedException {
        workspaces.forEach(WorkspaceDelivery::halt);
        boolean inTime = true;
        for (WorkspaceDelivery workspaceDelivery : workspaces) {
            inTime &= workspaceDelivery.finish();
        }
        if (!inTime) {
            getExceptionHandler()
                    .handleException(new IllegalStateException(
                            "the records in flight to %s took too long; they will be delivered again"
                                    .formatted(options.downstream())));
        }
    }

    /** Returns the failure of the route; null when it took the records. */
    private Throwable offer(Workspace workspace, List<RecordTask> tasks) {
        Exchange exchange = createExchange(false);
        try {
            // records are UTF-8, whatever the charset of the machine
            exchange.setProperty(ExchangePropertyKey.CHARSET_NAME, "UTF-8");
            if (workspace.isNamed()) {
                exchange.setVariable(EdgesHeaders.WORKSPACE, workspace.name());
                exchange.getMessage().setHeader(EdgesHeaders.WORKSPACE, workspace.name());
            }
            if (options.inBatches()) {
                BatchMessage.fill(exchange, workspace, tasks, options.format());
            } else {
                RecordTask task = tasks.get(0);
                RecordMessage.fill(exchange, workspace, task.records(), task.index(), options.format());
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
