package org.edgesroutes.cli;

import java.time.Clock;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.edgesroutes.EdgesRoutes;
import org.edgesroutes.EdgesServices;
import org.edgesroutes.api.EdgesApiException;
import org.edgesroutes.api.Sleeper;
import org.edgesroutes.completeness.CompletenessResult;
import org.edgesroutes.completeness.SingleRunRepair;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.settings.EdgesSettings;

/**
 * The operations of a command on one run, by the rules and within the request budget of a service that may be running
 * on the same ledger.
 */
final class RunOperations implements AutoCloseable {

    private final CamelContext context = new DefaultCamelContext();
    private final EdgesServices services;
    private final Sleeper sleeper;

    /**
     * @param ledger stays open when this is closed
     * @param budgeting how a call waits for the request budget
     * @param sleeper how a repair waits for Edges between two steps
     */
    RunOperations(EdgesSettings settings, Ledger ledger, Clock clock, Sleeper budgeting, Sleeper sleeper) {
        this.services = new EdgesServices(context, settings, ledger, clock, budgeting);
        this.sleeper = sleeper;
        // where the environment says edges.enabled=true, this context is not meant
        EdgesRoutes.beans().forEach(context.getRegistry()::bind);
        try {
            context.addRoutes(services.apiRoutes());
        } catch (Exception failure) {
            throw new IllegalStateException("the routes to Edges cannot be made", failure);
        }
        context.start();
    }

    /** Whether Edges can be asked: {@code edges.api.key} is set. */
    boolean canAsk() {
        return services.api().enabled();
    }

    /**
     * Asks Edges for the run and stores the answer.
     *
     * @return false when Edges does not know the run any more
     * @throws EdgesApiException when Edges cannot be asked
     */
    boolean look(String uid) {
        return services.runs().look(uid).isPresent();
    }

    /** @return the completeness of the current iteration; empty for a run that is not verified, or not now */
    Optional<CompletenessResult> verify(String uid) {
        services.runs().assess(uid);
        return services.verification().prove(uid);
    }

    /**
     * Goes through the steps of a repair at once, then verifies the run.
     *
     * @throws EdgesApiException when Edges cannot be asked; what was done stays done
     */
    Optional<CompletenessResult> repair(String uid, SingleRunRepair.Watcher watcher) throws InterruptedException {
        services.singleRunRepair(sleeper).repair(uid, watcher);
        return verify(uid);
    }

    @Override
    public void close() {
        context.stop();
    }
}
