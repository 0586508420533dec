package org.edgesroutes.runs;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.edgesroutes.ledger.RunRow;

/** What the YAML that decides about runs is made of. */
public final class RunRoutes extends RouteBuilder {

    private final Runs runs;

    public RunRoutes(Runs runs) {
        this.runs = runs;
    }

    @Override
    public void configure() {
        from("direct:edges-list-runs")
                .routeId("edges-list-runs")
                .routeDescription("The body becomes the list of runs that changed since the last tick or are due")
                .process(exchange -> exchange.getMessage().setBody(runs.changedOrDue()));

        from("direct:edges-continue-run")
                .routeId("edges-continue-run")
                .routeDescription(
                        "Continues the run in the body, or the one whose uid it is, if it is eligible and due")
                .process(this::continueRun);

        from("direct:edges-report-run")
                .routeId("edges-report-run")
                .routeDescription("Reports the run in the body for its status, once until it has another one")
                .process(exchange -> runs.reports().status(row(exchange)));

        from("direct:edges-report-silence")
                .routeId("edges-report-silence")
                .routeDescription("Reports the run in the body where it is in progress and has not changed for long")
                .process(exchange -> runs.reports().silence(row(exchange)));
    }

    private static RunRow row(Exchange exchange) {
        return exchange.getMessage().getBody(RunRow.class);
    }

    private void continueRun(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        String uid =
                body instanceof RunRow row ? row.uid() : exchange.getMessage().getBody(String.class);
        runs.continueIfDue(uid).ifPresent(exchange.getMessage()::setBody);
    }
}
