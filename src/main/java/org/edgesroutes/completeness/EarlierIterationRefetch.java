package org.edgesroutes.completeness;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.iterations.CompletenessRepository;
import org.edgesroutes.ledger.iterations.RefetchRepository;
import org.edgesroutes.model.Completeness;
import org.edgesroutes.model.Iteration;
import org.edgesroutes.model.IterationCounts;

/**
 * Reads the outputs once more for iterations that were given up, of a run that was continued since. A record that the
 * ledger lacks belongs to one of them, because the others are complete; some may have come with later outputs already.
 */
final class EarlierIterationRefetch {

    /** Until the current iteration has its verdict: before, a record that is new could belong to it. */
    static final Duration LATER = Duration.ofMinutes(15);

    private static final String TOLD = "; Edges was asked once more";

    private final CompletenessRepository ledger;
    private final RefetchRepository refetches;
    private final OutputFetcher outputs;
    private final VerdictRecorder verdicts;
    private final Clock clock;

    EarlierIterationRefetch(Ledger ledger, OutputFetcher outputs, VerdictRecorder verdicts, Clock clock) {
        this.ledger = new CompletenessRepository(ledger);
        this.refetches = new RefetchRepository(ledger);
        this.outputs = outputs;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    /** @param state of an earlier iteration. @return how many requests it took */
    int step(Iteration state) {
        Optional<Iteration> current = ledger.state(state.uid());
        if (current.isEmpty()
                || current.get().verdict() == Completeness.OPEN
                || !VerificationService.verifiable(current.get().run().run())) {
            ledger.plan(state.atPage(state.repair().cursor(), clock.instant().plus(LATER), state.reason()));
            return 0;
        }
        if (state.repair().outputs() == null) {
            outputs.fetch(state, state.reason());
            return 1;
        }
        judge(state);
        return 0;
    }

    /** All that are not complete together, since a record does not tell to which of them it belongs. */
    private void judge(Iteration state) {
        List<Iteration> since = refetches.sinceTheFirstGap(state.uid()).stream()
                .flatMap(iteration -> ledger.state(state.uid(), iteration).stream())
                .toList();
        boolean known = since.stream().allMatch(one -> one.expected() != null);
        if (known && since.stream().mapToInt(this::over).sum() >= 0) {
            since.stream()
                    .filter(one -> one.earlier() && one.verdict() != Completeness.COMPLETE)
                    .forEach(one -> verdicts.prove(one, ledger.tally(one)));
        } else {
            ledger.decide(state, Completeness.INCOMPLETE, state.expected(), ledger.tally(state), told(state.reason()));
        }
    }

    /** @return the records that it has beyond its own; below zero where it lacks some */
    private int over(Iteration one) {
        IterationCounts tally = ledger.tally(one);
        int over = tally.held() - one.expected();
        return one.verdict() == Completeness.COMPLETE ? Math.max(0, Math.min(over, tally.fetched())) : over;
    }

    private static String told(String reason) {
        return reason.endsWith(TOLD) ? reason : reason + TOLD;
    }
}
