package org.edgesroutes;

import java.time.Clock;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.edgesroutes.api.ApiClient;
import org.edgesroutes.api.ApiRoutes;
import org.edgesroutes.api.EdgesApi;
import org.edgesroutes.api.EdgesApiException;
import org.edgesroutes.api.RequestBudget;
import org.edgesroutes.api.Sleeper;
import org.edgesroutes.completeness.CompletenessResult;
import org.edgesroutes.completeness.SingleRunRepair;
import org.edgesroutes.completeness.VerificationService;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.records.RecordKeyer;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.runs.RunService;
import org.edgesroutes.settings.EdgesSettings;

/**
 * What somebody at a command line does about one run, by the rules and within the budget of a service that may be
 * running on the same ledger.
 */
public final class RunOperations implements AutoCloseable {

    private final EdgesSettings settings;
    private final Ledger ledger;
    private final Clock clock;
    private final Sleeper sleeper;
    private final CamelContext context = new DefaultCamelContext();
    private final EdgesApi api;
    private final VerificationService verification;
    private final RunService runs;

    /**
     * @param ledger stays open when the desk is closed
     * @param budgeting how it waits for the request budget
     */
    public RunOperations(EdgesSettings settings, Ledger ledger, Clock clock, Sleeper budgeting, Sleeper sleeper) {
        this.settings = settings;
        this.ledger = ledger;
        this.clock = clock;
        this.sleeper = sleeper;
        RequestBudget budget = new RequestBudget(ledger, settings.api(), budgeting);
        ApiClient client = new ApiClient(context, settings.workspace(), settings.api(), budget, clock);
        start(new ApiRoutes(client));
        this.api = new EdgesApi(client);
        this.verification = new VerificationService(settings.completeness(), ledger, new ReportService(ledger), clock);
        this.runs = new RunService(settings, api, ledger, verification::obstacle, clock);
    }

    private void start(ApiRoutes calls) {
        // where the environment says edges.enabled=true, this context is not meant
        EdgesRoutes.beans().forEach(context.getRegistry()::bind);
        try {
            context.addRoutes(calls);
        } catch (Exception failure) {
            throw new IllegalStateException("the routes to Edges cannot be made", failure);
        }
        context.start();
    }

    /** Whether Edges can be asked: {@code edges.api.key} is set. */
    public boolean canAsk() {
        return api.enabled();
    }

    /**
     * Asks Edges how a run is.
     *
     * @return false when Edges does not know it any more
     * @throws EdgesApiException when Edges cannot be asked
     */
    public boolean look(String uid) {
        return runs.look(uid).isPresent();
    }

    /** @return what the current iteration should have brought; empty for a run that is not verified, or not now */
    public Optional<CompletenessResult> verify(String uid) {
        runs.assess(uid);
        return verification.prove(uid);
    }

    /**
     * Goes through the steps of a repair at once, and verifies the run.
     *
     * @throws EdgesApiException when Edges cannot be asked; what was done stays done
     */
    public Optional<CompletenessResult> repair(String uid, SingleRunRepair.Watcher watcher)
            throws InterruptedException {
        RecordKeyer keyer = new RecordKeyer(settings.records().keys());
        new SingleRunRepair(settings, api, ledger, keyer, verification, clock, sleeper).repair(uid, watcher);
        return verify(uid);
    }

    @Override
    public void close() {
        context.stop();
    }
}
