package org.edgesroutes;

import java.time.Clock;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.edgesroutes.api.EdgesApiException;
import org.edgesroutes.api.Sleeper;
import org.edgesroutes.completeness.CompletenessResult;
import org.edgesroutes.completeness.SingleRunRepair;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.model.Run;
import org.edgesroutes.settings.EdgesSettings;

/**
 * Operations on one run at the request of a person, by the rules and within the request budget of the service that may
 * be running on the same ledger.
 */
public final class RunOperations implements AutoCloseable {

    private final CamelContext context = new DefaultCamelContext();
    private final EdgesServices services;
    private final Sleeper repairSleeper;

    /**
     * @param ledger stays open when this is closed
     * @param budgetSleeper waits while the request budget is used up
     * @param repairSleeper waits between two steps of a repair
     */
    public RunOperations(
            EdgesSettings settings, Ledger ledger, Clock clock, Sleeper budgetSleeper, Sleeper repairSleeper) {
        this.repairSleeper = repairSleeper;
        this.services = EdgesServices.on(context, settings, ledger, clock)
                .budgetSleeper(budgetSleeper)
                .build();
        // marks the context as one that has the bundle, so that edges.enabled=true does not add it once more
        EdgesRoutes.beans().forEach(context.getRegistry()::bind);
        try {
            context.addRoutes(services.apiRoutes());
        } catch (Exception failure) {
            throw new IllegalStateException("the routes to Edges cannot be created", failure);
        }
        context.start();
    }

    /** Whether Edges can be asked: {@code edges.api.key} is set. */
    public boolean canAsk() {
        return services.api().enabled();
    }

    /**
     * Asks Edges for a run and stores the answer.
     *
     * @return false when Edges does not know the run any more
     * @throws EdgesApiException when Edges cannot be asked
     */
    public boolean look(String uid) {
        return services.runs().look(uid).isPresent();
    }

    /** @return the result for the current iteration; empty for a run that is not verified, or not now */
    public Optional<CompletenessResult> verify(String uid) {
        services.runs().assess(uid);
        return services.verification().prove(uid);
    }

    /**
     * Repairs a run step by step until nothing is left to try now, and verifies it.
     *
     * @throws EdgesApiException when Edges cannot be asked; completed steps stay completed
     */
    public Optional<CompletenessResult> repair(String uid, SingleRunRepair.Watcher watcher)
            throws InterruptedException {
        services.singleRunRepair(repairSleeper).repair(uid, watcher);
        return verify(uid);
    }

    /**
     * Continues a run at once where it is eligible and complete, although it is not due yet.
     *
     * @return why it was not continued, as a clause; empty when it was
     */
    public Optional<String> continueNow(String uid) {
        return services.runs().continueNow(uid);
    }

    /**
     * Cancels a run at Edges and stores its status.
     *
     * @return the run as Edges describes it then; empty when Edges does not know it
     * @throws EdgesApiException when Edges cannot be asked or refuses
     */
    public Optional<Run> cancel(String uid) {
        return services.runs().cancel(uid);
    }

    /** The services, for calls to Edges that are about no run of the ledger. */
    public EdgesServices services() {
        return services;
    }

    @Override
    public void close() {
        context.stop();
    }
}
