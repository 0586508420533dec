package org.edgesroutes.completeness;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.edgesroutes.EdgesServices;
import org.edgesroutes.TestSettings;
import org.edgesroutes.callbacks.CallbackRoutes;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.model.TrackedRun;
import org.edgesroutes.runs.RunService;
import org.edgesroutes.settings.EdgesSettings;

/** The service in this process: everything of a scenario but Edges, which outlives it. */
final class ServiceLife implements Life {

    private static final String SOURCE = "watchedSource";

    private final CamelContext context = new DefaultCamelContext();
    private final Ledger ledger;
    private final RunService runs;
    private final RepairService repairs;
    private final ProducerTemplate template;

    ServiceLife(Path directory, TestSettings given, Clock clock, CommitWatcher watcher) {
        EdgesSettings settings = given.build();
        WatchedSource source = new WatchedSource(directory.resolve("edges.db"), watcher);
        context.getRegistry().bind(SOURCE, source);
        ledger = EdgesServices.openLedger(
                context, new EdgesSettings.Ledger(settings.ledger().url(), Optional.of(SOURCE)), clock);
        EdgesServices services = new EdgesServices(context, settings, ledger, clock, wait -> {
            throw new AssertionError("the budget is too small for a clock that stands still");
        });
        runs = services.runs();
        repairs = services.repairs();
        try {
            context.addRoutes(services.apiRoutes());
            for (RoutesBuilder routes : services.serviceRoutes()) {
                context.addRoutes(routes);
            }
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
        runs.start();
        context.start();
        template = context.createProducerTemplate();
    }

    @Override
    public int take(String path, byte[] body) {
        Exchange answer = template.request(CallbackRoutes.ACCEPT, exchange -> {
            exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "POST");
            exchange.getMessage().setHeader(Exchange.HTTP_PATH, path);
            exchange.getMessage().setBody(body);
        });
        return answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 500, Integer.class);
    }

    @Override
    public void round() {
        repairs.round().forEach(row -> template.sendBody("direct:edges-continue-run", row));
    }

    @Override
    public void tick() {
        for (TrackedRun row : runs.changedOrDue()) {
            if (!row.run().status().equals("RUNNING")) {
                template.sendBody("direct:edges-verify-run", row);
                template.sendBody("direct:edges-continue-run", row);
            }
        }
    }

    @Override
    public void close() {
        context.stop();
        ledger.close();
    }
}
