package org.edgesroutes.completeness;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.edgesroutes.TestSettings;
import org.edgesroutes.api.ApiClient;
import org.edgesroutes.api.ApiRoutes;
import org.edgesroutes.api.EdgesApi;
import org.edgesroutes.api.RequestBudget;
import org.edgesroutes.callbacks.CallbackRoutes;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.callbacks.CallbackRepository;
import org.edgesroutes.model.TrackedRun;
import org.edgesroutes.records.RecordKeyer;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.runs.RunRoutes;
import org.edgesroutes.runs.RunService;
import org.edgesroutes.settings.EdgesSettings;

/** The service in this process: everything of a scenario but Edges, which outlives it. */
final class ServiceLife implements Life {

    private final CamelContext context = new DefaultCamelContext();
    private final Ledger ledger;
    private final RunService runs;
    private final RepairService repairs;
    private final ProducerTemplate template;

    ServiceLife(Path directory, TestSettings given, Clock clock, CommitWatcher watcher) {
        EdgesSettings settings = given.build();
        WatchedSource source = new WatchedSource(directory.resolve("edges.db"), watcher);
        ledger = Ledger.open(settings.ledger(), name -> source, clock);
        RequestBudget budget = new RequestBudget(ledger, settings.api(), wait -> {
            throw new AssertionError("the budget is too small for a clock that stands still");
        });
        ApiClient client = new ApiClient(context, settings.workspace(), settings.api(), budget, clock);
        EdgesApi api = new EdgesApi(client);
        ReportService reports = new ReportService(ledger);
        RecordKeyer keyer = new RecordKeyer(settings.records().keys());
        VerificationService verification = new VerificationService(settings.completeness(), ledger, reports, clock);
        repairs = new RepairService(settings, api, ledger, keyer, reports, clock);
        runs = new RunService(settings, api, ledger, verification::obstacle, clock);
        try {
            context.addRoutes(new ApiRoutes(client));
            context.addRoutes(new RunRoutes(runs));
            context.addRoutes(new CompletenessRoutes(verification, repairs));
            context.addRoutes(new CallbackRoutes(
                    settings.workspace(), settings.webhook(), new CallbackRepository(ledger), keyer, Optional.empty()));
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
