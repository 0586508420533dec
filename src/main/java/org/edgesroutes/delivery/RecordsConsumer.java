package org.edgesroutes.delivery;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;
import org.edgesroutes.ledger.DeliverableCallback;
import org.edgesroutes.settings.Workspace;

/** Sends the records of one downstream through its route, one exchange each, those of each workspace for themselves. */
public class RecordsConsumer extends DefaultConsumer implements Suspendable {

    private final Plan plan;
    private final List<Share> shares = new ArrayList<>();

    RecordsConsumer(Endpoint endpoint, Processor processor, Plan plan) {
        super(endpoint, processor);
        this.plan = plan;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        CamelContext context = getEndpoint().getCamelContext();
        try {
            for (Deliveries deliveries : plan.chosen(Deliveries.all(context))) {
                Workspace workspace = deliveries.workspace();
                Share share =
                        new Share(context, plan, deliveries, (records, index) -> offer(workspace, records, index));
                share.enter();
                shares.add(share);
            }
        } catch (RuntimeException failure) {
            leave();
            throw failure;
        }
        shares.forEach(Share::begin);
    }

    /** Ends in the background, so that Camel can wait for the exchanges in flight of every route at once. */
    @Override
    protected void doSuspend() {
        shares.forEach(Share::halt);
    }

    @Override
    protected void doResume() throws Exception {
        finish();
        shares.forEach(Share::begin);
    }

    @Override
    protected void doStop() throws Exception {
        finish();
        leave();
        super.doStop();
    }

    private void leave() {
        shares.forEach(Share::leave);
        shares.clear();
    }

    private void finish() throws InterruptedException {
        shares.forEach(Share::halt);
        boolean inTime = true;
        for (Share share : shares) {
            inTime &= share.finish();
        }
        if (!inTime) {
            getExceptionHandler()
                    .handleException(new IllegalStateException(
                            "the records in flight to %s took too long; they will be delivered again"
                                    .formatted(plan.downstream())));
        }
    }

    /** @return null when the route took the record */
    private Throwable offer(Workspace workspace, CallbackRecords records, int index) {
        Exchange exchange = createExchange(false);
        try {
            fill(exchange, records, index);
            if (workspace.isNamed()) {
                name(exchange, workspace.name(), records.id(index));
            }
            getProcessor().process(exchange);
            return exchange.getException();
        } catch (Exception failure) {
            return failure;
        } finally {
            releaseExchange(exchange, false);
        }
    }

    private void fill(Exchange exchange, CallbackRecords records, int index) {
        DeliverableCallback callback = records.callback();
        Message message = exchange.getMessage();
        message.setBody(records.record(index, plan.format()));
        message.setHeader(EdgesHeaders.RECORD_ID, records.id(index));
        message.setHeader(EdgesHeaders.IDEMPOTENCY_KEY, records.id(index));
        message.setHeader(EdgesHeaders.RECORD_KEY, records.key(index));
        message.setHeader(EdgesHeaders.CHANGE, records.change(index));
        message.setHeader(EdgesHeaders.CALLBACK_REF_UID, callback.refUid());
        message.setHeader(EdgesHeaders.RECORD_INDEX, index);
        optional(message, EdgesHeaders.ACTION, callback.action());
        optional(message, EdgesHeaders.RUN_UID, callback.runUid());
        optional(message, EdgesHeaders.ITERATION, callback.iteration());
        optional(message, EdgesHeaders.INPUT, records.input(plan.format()));
        optional(message, EdgesHeaders.CUSTOM_DATA, records.customData(plan.format()));
        exchange.setVariable(EdgesHeaders.RECEIVED_AT, callback.receivedAt());
        // a record is UTF-8 wherever it runs, not what the machine happens to prefer
        exchange.setProperty(ExchangePropertyKey.CHARSET_NAME, "UTF-8");
    }

    /** Ids are unique within a workspace; a target may see those of several. */
    private static void name(Exchange exchange, String workspace, String id) {
        exchange.setVariable(EdgesHeaders.WORKSPACE, workspace);
        exchange.getMessage().setHeader(EdgesHeaders.WORKSPACE, workspace);
        exchange.getMessage().setHeader(EdgesHeaders.IDEMPOTENCY_KEY, workspace + ":" + id);
    }

    private static void optional(Message message, String header, Object value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }
}
