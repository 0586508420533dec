package org.edgesroutes.completeness;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.edgesroutes.model.RunSnapshot;
import org.edgesroutes.model.VerificationResult;
import org.edgesroutes.settings.Workspace;

/** What the YAML that proves and repairs is made of. */
public final class CompletenessRoutes extends RouteBuilder {

    /** Variable: whether everything that the run produced is in the ledger. */
    public static final String COMPLETE = "complete";

    private final Workspace workspace;
    private final VerificationService verification;
    private final RepairService repairs;

    public CompletenessRoutes(Workspace workspace, VerificationService verification, RepairService repairs) {
        this.workspace = workspace;
        this.verification = verification;
        this.repairs = repairs;
    }

    @Override
    public void configure() {
        from(workspace.own("direct:edges-verify-run"))
                .routeId(workspace.own("edges-verify-run"))
                .routeDescription("Tells in the variable complete whether everything the run produced is in the ledger")
                .process(this::verify);

        from(workspace.own("direct:edges-repair-runs"))
                .routeId(workspace.own("edges-repair-runs"))
                .routeDescription(
                        "Looks for what is missing; the body becomes the list of runs that have their verdict")
                .process(exchange -> exchange.getMessage().setBody(repairs.round()));
    }

    private void verify(Exchange exchange) {
        Message message = exchange.getMessage();
        String uid = message.getBody() instanceof RunSnapshot run ? run.uid() : message.getBody(String.class);
        VerificationResult result = verification.verify(uid);
        exchange.setVariable(COMPLETE, result.complete());
        exchange.setProperty(VerificationResult.PROPERTY, result);
    }
}
