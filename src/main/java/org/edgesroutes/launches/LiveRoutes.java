package org.edgesroutes.launches;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.edgesroutes.api.EdgesActions;
import org.edgesroutes.api.EdgesApi;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.launches.LiveRecordRepository;
import org.edgesroutes.model.LaunchRequest;
import org.edgesroutes.records.RecordKeyer;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.Workspace;

/**
 * {@code direct:edges-run-live}: runs an action on one input and answers with its records, at most {@code max_results}.
 * With {@code store} the records are in the ledger before they are in the body. A request whose answer was lost is
 * repeated only where the variable {@value EdgesApi#REPEATABLE} is true, because an action may do more than read.
 */
public final class LiveRoutes extends RouteBuilder {

    private final Workspace workspace;
    private final LaunchReader reader;
    private final LiveRun live;
    private final LiveRecords records;

    public LiveRoutes(EdgesSettings settings, EdgesActions actions, Ledger ledger, RecordKeyer keyer) {
        this.workspace = settings.workspace();
        this.reader = new LaunchReader(settings);
        this.live = new LiveRun(actions);
        this.records = new LiveRecords(new LiveRecordRepository(ledger), keyer);
    }

    @Override
    public void configure() {
        from(workspace.own("direct:edges-run-live"))
                .routeId(workspace.own("edges-run-live"))
                .routeDescription("Runs an action on one input while the caller waits; the body becomes its records")
                // the client has repeated what may be repeated; what follows is the caller's to handle
                .errorHandler(noErrorHandler())
                .process(this::run);
    }

    private void run(Exchange exchange) {
        LaunchFields fields = LaunchFields.of(exchange);
        LaunchRequest request = reader.live(fields);
        int most = most(fields);
        boolean repeatable = "true".equals(exchange.getVariable(EdgesApi.REPEATABLE, String.class));
        String given = fields.text(LaunchField.INTENT_KEY);
        String key = given == null ? UUID.randomUUID().toString() : given;
        LiveRun.PageListener listener = fields.flag(LaunchField.STORE)
                ? (page, array) -> records.store(key, page, request, array)
                : (page, array) -> {};
        List<Object> found = live.records(request, most, repeatable, listener);
        exchange.removeVariable(EdgesApi.REPEATABLE);
        AnswerMaps.set(exchange, found);
    }

    /** The default of an action is not known, and each page costs. */
    private static int most(LaunchFields fields) {
        Integer most = fields.count(LaunchField.MAX_RESULTS);
        JsonNode parameter = fields.get(LaunchField.PARAMETERS).path("max_results");
        if (most == null && parameter.canConvertToInt() && parameter.intValue() > 0) {
            return parameter.intValue();
        }
        if (most == null) {
            throw new IllegalArgumentException(
                    "max_results is missing; set it in the body, or the variable edgesMaxResults, to the most records wanted");
        }
        return most;
    }
}
