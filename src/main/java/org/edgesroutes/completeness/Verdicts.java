package org.edgesroutes.completeness;

import java.util.LinkedHashMap;
import java.util.Map;
import org.edgesroutes.ledger.Completeness;
import org.edgesroutes.ledger.CompletenessLedger;
import org.edgesroutes.ledger.CompletenessMarks;
import org.edgesroutes.ledger.IterationState;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.RepairStep;
import org.edgesroutes.ledger.Tally;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.Reports;
import org.edgesroutes.reports.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges iterations and gives the verdicts, each of them once. */
final class Verdicts {

    private static final Logger LOG = LoggerFactory.getLogger(Verdicts.class);

    private final CompletenessLedger ledger;
    private final CompletenessMarks marks;
    private final Reports reports;

    Verdicts(Ledger ledger, Reports reports) {
        this.ledger = new CompletenessLedger(ledger);
        this.marks = new CompletenessMarks(ledger);
        this.reports = reports;
    }

    Judgement judge(IterationState state) {
        Judgement judgement = Judgement.of(state, ledger.tally(state), marks.reading());
        judgement
                .learned()
                .filter(reading -> !marks.reading().equals(judgement.learned()))
                .ifPresent(reading -> {
                    marks.learn(reading);
                    LOG.info("run {} shows that output_count is {} when a run is continued", state.uid(), reading);
                });
        return judgement;
    }

    /** Settles it if nothing is missing. @return whether it is settled */
    boolean settle(IterationState state, Judgement judgement) {
        boolean settled = judgement.complete()
                && ledger.decide(state, Completeness.COMPLETE, judgement.expected(), judgement.tally(), null);
        if (settled) {
            LOG.debug("{} is complete: {}", name(state), judgement.tally());
            arrived(state);
        }
        return settled;
    }

    /** There is nothing left to try. */
    void giveUp(IterationState state, Judgement judgement, String tried) {
        String reason = "%s; %s".formatted(judgement.words(state), tried);
        report(state, state.iteration(), reason, judgement);
        boolean decided =
                ledger.decide(state, Completeness.INCOMPLETE, judgement.expected(), judgement.tally(), reason);
        if (!decided) {
            ledger.state(state.uid(), state.iteration())
                    .filter(now -> now.verdict() == Completeness.COMPLETE)
                    .ifPresent(this::arrived);
        }
    }

    /** Edges was asked once more. */
    void prove(IterationState state, Tally tally) {
        if (ledger.decide(state, Completeness.COMPLETE, state.expected(), tally, null)) {
            arrived(state);
        }
    }

    private void arrived(IterationState state) {
        reports.recovered(ReportKind.RUN_INCOMPLETE, cause(state, state.iteration()), "what was missing arrived");
    }

    /** Somebody else continued the run before the iteration before this one had its verdict. */
    void closePrevious(IterationState state) {
        if (state.previous() == Completeness.OPEN) {
            String reason = "somebody else continued the run before it was verified";
            report(state, state.iteration() - 1, reason, null);
            ledger.closePrevious(state, reason);
        }
    }

    /** Before the verdict, so that a crash in between repeats the verdict and not the report. */
    private void report(IterationState state, int iteration, String reason, Judgement judgement) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("action", state.row().action());
        if (judgement != null) {
            details.put("expected", judgement.expected());
            details.put("received", judgement.tally().received());
            details.put("fetched", judgement.tally().fetched());
            details.put("outputs", judgement.tally().rows());
        }
        reports.raise(
                ReportKind.RUN_INCOMPLETE,
                cause(state, iteration),
                Subject.iteration(state.uid(), iteration),
                "run %s (%s), iteration %d, is incomplete: %s"
                        .formatted(state.uid(), state.row().action(), iteration, reason),
                details);
    }

    /** @return why it is not continued, in the words that stand in the row of the run */
    static String reason(IterationState state, Judgement judgement, RepairStep step) {
        String doing =
                switch (step) {
                    case GRACE -> "waiting for callbacks";
                    case HISTORY -> "asking for callbacks that failed";
                    case ARRIVING -> "waiting for replayed callbacks";
                    case OUTPUTS -> "asking for outputs";
                    case INPUTS -> "asking why";
                };
        return "verifying: %s, %s".formatted(judgement.words(state), doing);
    }

    private static String cause(IterationState state, int iteration) {
        return state.uid() + ":" + iteration;
    }

    static String name(IterationState state) {
        return "run %s (%s), iteration %d,".formatted(state.uid(), state.row().action(), state.iteration());
    }
}
