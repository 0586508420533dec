package org.edgesroutes.callbacks;

import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.ThrottlerRejectedExecutionException;
import org.edgesroutes.ledger.callbacks.CallbackRepository;
import org.edgesroutes.records.RecordKeyer;
import org.edgesroutes.resilience.OutageLog;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.Workspace;
import org.edgesroutes.workspaces.WorkspaceLogContext;
import org.slf4j.LoggerFactory;

/**
 * {@code direct:edges-accept-callback}: takes one HTTP request of Edges and leaves the HTTP response as message. An
 * edited YAML route in front of it can skip none of these steps.
 */
public final class CallbackRoutes extends RouteBuilder {

    public static final String ACCEPT = "direct:edges-accept-callback";

    private static final CallbackResponse TOO_MANY =
            CallbackResponse.comeBack("too many callbacks at once; send it again");

    private final Workspace workspace;
    private final EdgesSettings.Webhook settings;
    private final CallbackHandler handler;
    private final DeferredKeying deferred;

    /**
     * @param lookup empty without an API key, when Edges cannot be asked for the action of a run
     * @param refused counts the refused requests
     */
    public CallbackRoutes(
            Workspace workspace,
            EdgesSettings.Webhook settings,
            CallbackRepository callbacks,
            RecordKeyer keyer,
            Optional<RunLookup> lookup,
            RefusedRequests refused) {
        this.workspace = workspace;
        this.settings = settings;
        this.handler = new CallbackHandler(settings, callbacks, keyer, lookup.isPresent(), refused);
        this.deferred =
                new DeferredKeying(callbacks, lookup.orElse(runUid -> Optional.empty()), keyer, System::nanoTime);
    }

    @Override
    public void configure() {
        from(workspace.own(ACCEPT))
                .routeId(workspace.own("edges-accept-callback"))
                .description("Checks, stores and acknowledges one callback of Edges.")
                .onException(ThrottlerRejectedExecutionException.class)
                .handled(true)
                .process(exchange -> TOO_MANY.writeTo(exchange.getMessage()))
                .end()
                .throttle(settings.maxConcurrent())
                .concurrentRequestsMode()
                .rejectExecution(true)
                .process(WorkspaceLogContext.around(workspace, this::receive));

        OutageLog keying = new OutageLog(
                LoggerFactory.getLogger(CallbackRoutes.class), "the search for callbacks that wait for their run");
        from(workspace.own("timer:edges-key-waiting-callbacks") + "?period=1000&includeMetadata=false")
                .routeId(workspace.own("edges-key-waiting-callbacks"))
                .description("Keys the records of callbacks whose run, and so their action, has become known.")
                .process(WorkspaceLogContext.around(workspace, exchange -> keying.run(deferred::keyThoseKnown)));
    }

    private void receive(Exchange exchange) {
        CallbackRequest request = CallbackRequest.of(exchange.getMessage(), settings);
        handler.receive(request).writeTo(exchange.getMessage());
    }
}
