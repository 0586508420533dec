package org.edgesroutes.runs;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.edgesroutes.model.RunSnapshot;
import org.edgesroutes.model.VerificationResult;
import org.edgesroutes.settings.Workspace;

/** What the YAML that decides about runs is made of. */
public final class RunRoutes extends RouteBuilder {

    private final Workspace workspace;
    private final RunService runs;

    public RunRoutes(Workspace workspace, RunService runs) {
        this.workspace = workspace;
        this.runs = runs;
    }

    @Override
    public void configure() {
        from(workspace.own("direct:edges-list-runs"))
                .routeId(workspace.own("edges-list-runs"))
                .routeDescription("The body becomes the list of runs that changed since the last tick or are due")
                .process(exchange -> exchange.getMessage().setBody(runs.changedOrDue()));

        from(workspace.own("direct:edges-continue-run"))
                .routeId(workspace.own("edges-continue-run"))
                .routeDescription(
                        "Continues the run in the body, or the one whose uid it is, if it is eligible and due")
                .process(this::continueRun);

        from(workspace.own("direct:edges-report-run"))
                .routeId(workspace.own("edges-report-run"))
                .routeDescription("Reports the run in the body for its status, once until it has another one")
                .process(exchange -> runs.reports().status(uid(exchange.getMessage())));

        from(workspace.own("direct:edges-report-silence"))
                .routeId(workspace.own("edges-report-silence"))
                .routeDescription("Reports the run in the body where it is in progress and has not changed for long")
                .process(this::reportSilence);
    }

    private void reportSilence(Exchange exchange) {
        Message message = exchange.getMessage();
        boolean silent = message.getBody() instanceof RunSnapshot run && run.silent();
        runs.reports().silence(uid(message), silent);
    }

    private void continueRun(Exchange exchange) {
        VerificationResult verified = exchange.getProperty(VerificationResult.PROPERTY, VerificationResult.class);
        Message message = exchange.getMessage();
        runs.continueIfDue(uid(message), verified).ifPresent(message::setBody);
    }

    private static String uid(Message message) {
        return message.getBody() instanceof RunSnapshot run ? run.uid() : message.getBody(String.class);
    }
}
