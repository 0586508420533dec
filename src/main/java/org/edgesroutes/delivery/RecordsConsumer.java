package org.edgesroutes.delivery;

import java.util.concurrent.ExecutorService;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ShutdownStrategy;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultConsumer;
import org.edgesroutes.ledger.DeliverableCallback;

/** Sends the records of one downstream through its route, one exchange each. */
public class RecordsConsumer extends DefaultConsumer implements Suspendable {

    private final Plan plan;
    private Deliveries deliveries;
    private ExecutorService threads;
    private Worker worker;

    RecordsConsumer(Endpoint endpoint, Processor processor, Plan plan) {
        super(endpoint, processor);
        this.plan = plan;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        deliveries =
                CamelContextHelper.mandatoryLookup(getEndpoint().getCamelContext(), Deliveries.BEAN, Deliveries.class);
        deliveries.enter(plan.downstream());
        try {
            deliveries.downstreams().register(plan.downstream(), plan.earliest());
        } catch (RuntimeException failure) {
            deliveries.leave(plan.downstream());
            throw failure;
        }
        begin();
    }

    private void begin() {
        threads = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newFixedThreadPool(this, "edges-records-" + plan.downstream(), plan.concurrency() + 1);
        ShutdownStrategy shutdown = getEndpoint().getCamelContext().getShutdownStrategy();
        worker =
                new Worker(deliveries, plan, this::offer, shutdown.getTimeUnit().toMillis(shutdown.getTimeout()));
        worker.start(threads);
    }

    /** Ends in the background, so that Camel can wait for the exchanges in flight of every route at once. */
    @Override
    protected void doSuspend() {
        worker.halt();
    }

    @Override
    protected void doResume() throws Exception {
        finish();
        begin();
    }

    @Override
    protected void doStop() throws Exception {
        if (worker != null) {
            finish();
            deliveries.leave(plan.downstream());
        }
        super.doStop();
    }

    private void finish() throws InterruptedException {
        worker.halt();
        boolean inTime = worker.await();
        getEndpoint().getCamelContext().getExecutorServiceManager().shutdownNow(threads);
        worker = null;
        if (!inTime) {
            getExceptionHandler()
                    .handleException(new IllegalStateException(
                            "the records in flight to %s took too long; they will be delivered again"
                                    .formatted(plan.downstream())));
        }
    }

    /** @return null when the route took the record */
    private Throwable offer(CallbackRecords records, int index) {
        Exchange exchange = createExchange(false);
        try {
            fill(exchange, records, index);
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

    private static void optional(Message message, String header, Object value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }
}
