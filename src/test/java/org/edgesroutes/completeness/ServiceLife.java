package org.edgesroutes.completeness;

import java.nio.file.Path;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.edgesroutes.EdgesServices;
import org.edgesroutes.TestSettings;
import org.edgesroutes.callbacks.CallbackRoutes;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.model.RunSnapshot;
import org.edgesroutes.settings.EdgesSettings;

/** The service in this process: everything of a scenario but Edges, which outlives it. */
final class ServiceLife implements Life {

    private final CamelContext context = new DefaultCamelContext();
    private final Ledger ledger;
    private final EdgesServices services;
    private final ProducerTemplate template;

    ServiceLife(Path directory, TestSettings given, Clock clock, CommitWatcher watcher) {
        EdgesSettings settings = given.build();
        WatchedSource source = new WatchedSource(directory.resolve("edges.db"), watcher);
        ledger = Ledger.open(settings.ledger(), name -> source, clock);
        services = EdgesServices.on(context, settings, ledger, clock)
                .budgetSleeper(wait -> {
                    throw new AssertionError("the budget is too small for a clock that stands still");
                })
                .build();
        services.takeOver();
        try {
            for (RouteBuilder routes : services.routes()) {
                context.addRoutes(routes);
            }
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
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
        services.repairs().round().forEach(row -> template.sendBody("direct:edges-continue-run", row));
    }

    @Override
    public void tick() {
        for (RunSnapshot row : services.runs().changedOrDue()) {
            if (!row.status().equals("RUNNING")) {
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
