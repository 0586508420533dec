package org.edgesroutes.completeness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.edgesroutes.api.EdgesApi;
import org.edgesroutes.api.Sleeper;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.iterations.CompletenessRepository;
import org.edgesroutes.ledger.iterations.RefetchRepository;
import org.edgesroutes.model.Completeness;
import org.edgesroutes.model.Iteration;
import org.edgesroutes.model.IterationCounts;
import org.edgesroutes.model.RepairStep;
import org.edgesroutes.records.RecordKeyer;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.settings.EdgesSettings;

/**
 * Repairs one run at once for a person who waits, beside the service or without it. It takes the same steps; the
 * service leaves the next step to the repair for {@link #HEAD}, and takes it then if the repair has not.
 */
public final class SingleRunRepair {

    /** Shows the progress of a repair. */
    @FunctionalInterface
    public interface Watcher {

        /**
         * Called before each step.
         *
         * @param doing the step, as a clause
         * @param held records of the iteration that are in the ledger
         * @param expected null when the number is not known
         */
        void sees(String doing, int held, Integer expected);
    }

    static final Duration HEAD = Duration.ofMinutes(2);

    private static final Duration MOMENT = Duration.ofSeconds(1);

    /** Requests per step: only the budget limits them. */
    private static final int ALL = Integer.MAX_VALUE;

    private final CompletenessRepository ledger;
    private final RefetchRepository refetches;
    private final VerificationService verification;
    private final RepairExecutor steps;
    private final boolean served;
    private final Duration grace;
    private final Clock clock;
    private final Sleeper sleeper;

    /** @param verification on the same ledger */
    public SingleRunRepair(
            EdgesSettings settings,
            EdgesApi api,
            Ledger ledger,
            RecordKeyer keyer,
            VerificationService verification,
            Clock clock,
            Sleeper sleeper) {
        this.ledger = new CompletenessRepository(ledger);
        this.refetches = new RefetchRepository(ledger);
        this.verification = verification;
        this.steps = new RepairExecutor(settings, api, ledger, keyer, new ReportService(ledger), clock, HEAD);
        this.served = ledger.served();
        this.grace = settings.completeness().grace();
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /**
     * Takes steps until none is left that could be taken now. The ledger has the outcome.
     *
     * @throws org.edgesroutes.api.EdgesApiException when Edges cannot be asked; what was done stays done
     * @throws InterruptedException while it waited; the same
     */
    public void repair(String uid, Watcher watcher) throws InterruptedException {
        verification.verify(uid);
        refetches.plan(uid, clock.instant(), clock.instant());
        Instant patience = clock.instant().plus(grace.multipliedBy(2)).plus(MOMENT);
        Optional<Iteration> next = next(uid);
        while (next.isPresent()) {
            Iteration state = next.get();
            Optional<CompletenessResult> judged = state.earlier() ? Optional.empty() : verification.judge(uid);
            IterationCounts tally = judged.map(CompletenessResult::tally).orElseGet(() -> ledger.tally(state));
            watcher.sees(
                    state.reason(),
                    tally.held(),
                    judged.map(CompletenessResult::expected).orElse(state.expected()));
            if (mustWait(state, tally)) {
                if (!served || (tally.waiting() > 0 && clock.instant().isAfter(patience))) {
                    return;
                }
                sleeper.sleep(MOMENT);
                verification.verify(uid);
            } else if (!replaysOnly(state)) {
                steps.step(withoutReplays(state), ALL);
            } else {
                return;
            }
            next = next(uid);
        }
    }

    /** The current iteration first, then the earlier ones, of which one stands for all. */
    private Optional<Iteration> next(String uid) {
        Optional<Iteration> current = ledger.state(uid);
        if (current.isEmpty()
                || !VerificationService.verifiable(current.get().run().run())) {
            return Optional.empty();
        }
        if (current.get().verdict() == Completeness.OPEN
                && current.get().repair().step() == null) {
            verification.verify(uid);
            current = ledger.state(uid);
        }
        return current.filter(state -> state.repair().step() != null)
                .or(() -> refetches.underWay(uid).flatMap(iteration -> ledger.state(uid, iteration)));
    }

    /** Callbacks are under way, or wait for their action, which the service asks for. */
    private boolean mustWait(Iteration state, IterationCounts tally) {
        boolean replayed = state.repair().step() == RepairStep.ARRIVING
                && state.repair().at().isAfter(clock.instant());
        return !state.earlier() && (replayed || tally.waiting() > 0);
    }

    /** Without a running service a replayed callback would be lost. */
    private boolean replaysOnly(Iteration state) {
        return !served
                && state.repair().step() == RepairStep.HISTORY
                && state.repair().outputs() != null;
    }

    private Iteration withoutReplays(Iteration state) {
        boolean instead = !served && state.repair().step() == RepairStep.HISTORY;
        return instead ? state.atStep(RepairStep.OUTPUTS, clock.instant(), state.reason()) : state;
    }
}
