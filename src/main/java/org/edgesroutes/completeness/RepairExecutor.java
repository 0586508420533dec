package org.edgesroutes.completeness;

import java.time.Clock;
import java.time.Duration;
import org.edgesroutes.api.EdgesApi;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.iterations.CompletenessRepository;
import org.edgesroutes.model.Iteration;
import org.edgesroutes.model.RepairStep;
import org.edgesroutes.records.RecordKeyer;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.settings.EdgesSettings;

/**
 * The steps of a repair. A decision counts only if no other process has decided about the iteration meanwhile, so two
 * processes may repair the same one: the steps of one of them then have no effect.
 */
final class RepairExecutor {

    private final Duration grace;
    private final CompletenessRepository ledger;
    private final VerdictRecorder verdicts;
    private final CallbackReplayer replays;
    private final OutputFetcher outputs;
    private final FailedInputFetcher inputs;
    private final EarlierIterationRefetch refetch;
    private final Clock clock;
    private final Clock due;

    /** @param head how long other processes leave the next step to this one */
    RepairExecutor(
            EdgesSettings settings,
            EdgesApi api,
            Ledger ledger,
            RecordKeyer keyer,
            ReportService reports,
            Clock clock,
            Duration head) {
        this.grace = settings.completeness().grace();
        this.clock = clock;
        this.due = Clock.offset(clock, head);
        this.ledger = new CompletenessRepository(ledger);
        this.verdicts = new VerdictRecorder(ledger, reports);
        this.replays = new CallbackReplayer(api, ledger, clock, grace);
        this.outputs = new OutputFetcher(api, ledger, keyer, due);
        this.inputs = new FailedInputFetcher(api, ledger);
        this.refetch = new EarlierIterationRefetch(ledger, outputs, verdicts, clock);
    }

    /**
     * Takes the next step of an iteration, or several that need no request.
     *
     * @param left so many requests at most, but one is always made where one is needed
     * @return how many it took
     */
    int step(Iteration state, int left) {
        if (state.earlier()) {
            return refetch.step(state);
        }
        if (state.repair().step() == null
                || !VerificationService.verifiable(state.run().run())) {
            ledger.abandon(state);
            return 0;
        }
        CompletenessResult judgement = verdicts.judge(state);
        if (verdicts.settle(state, judgement)) {
            return 0;
        }
        if (judgement.tally().waiting() > 0) {
            ledger.plan(state.atPage(state.repair().cursor(), clock.instant().plus(grace), state.reason()));
            return 0;
        }
        return switch (state.repair().step()) {
            case GRACE -> afterGrace(state, judgement);
            case HISTORY -> replay(state, judgement, left);
            case ARRIVING ->
                go(state, judgement, state.repair().outputs() == null ? RepairStep.OUTPUTS : RepairStep.HISTORY);
            case OUTPUTS -> fetch(state, judgement);
            case INPUTS -> explain(state, judgement);
        };
    }

    private int afterGrace(Iteration state, CompletenessResult judgement) {
        boolean replaysHelp = judgement.tally().received() > 0 && !judgement.enough();
        return go(state, judgement, replaysHelp ? RepairStep.HISTORY : RepairStep.OUTPUTS);
    }

    private int replay(Iteration state, CompletenessResult judgement, int left) {
        CallbackReplayer.Outcome outcome = replays.replay(state, Math.max(1, left - 1));
        switch (outcome.state()) {
            case UNDER_WAY -> wait(state, judgement, RepairStep.ARRIVING);
            case MORE -> go(state, judgement, RepairStep.HISTORY);
            case NONE ->
                go(state, judgement, state.repair().outputs() == null ? RepairStep.OUTPUTS : RepairStep.INPUTS);
        }
        return outcome.requests();
    }

    private int fetch(Iteration state, CompletenessResult judgement) {
        if (state.repair().outputs() != null) {
            return go(state, judgement, RepairStep.HISTORY);
        }
        outputs.fetch(state, VerdictRecorder.reason(state, judgement, RepairStep.OUTPUTS));
        return 1;
    }

    private int explain(Iteration state, CompletenessResult judgement) {
        FailedInputFetcher.Progress page = inputs.record(state);
        if (page.next() != null) {
            ledger.plan(state.atPage(page.next(), due.instant(), state.reason()));
        } else {
            verdicts.giveUp(
                    state,
                    judgement,
                    "%s, no replay is left, %s".formatted(read(state, judgement), failed(state, page)));
        }
        return 1;
    }

    private static String read(Iteration state, CompletenessResult judgement) {
        return state.outputsRead()
                ? "the outputs hold %d".formatted(judgement.tally().rows())
                : "the outputs cannot be read to the end (%s)"
                        .formatted(state.repair().outputs());
    }

    private String failed(Iteration state, FailedInputFetcher.Progress last) {
        int failed = inputs.failed(state);
        return last.problem() == null
                ? "%d inputs failed".formatted(failed)
                : "at least %d inputs failed, not all could be read (%s)".formatted(failed, last.problem());
    }

    private int go(Iteration state, CompletenessResult judgement, RepairStep step) {
        ledger.plan(state.atStep(step, due.instant(), VerdictRecorder.reason(state, judgement, step)));
        return 0;
    }

    private void wait(Iteration state, CompletenessResult judgement, RepairStep step) {
        ledger.plan(state.atStep(step, clock.instant().plus(grace), VerdictRecorder.reason(state, judgement, step)));
    }
}
