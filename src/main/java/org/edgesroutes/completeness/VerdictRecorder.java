package org.edgesroutes.completeness;

import java.util.LinkedHashMap;
import java.util.Map;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.iterations.CompletenessRepository;
import org.edgesroutes.ledger.iterations.EdgesBehaviourRepository;
import org.edgesroutes.model.Completeness;
import org.edgesroutes.model.Iteration;
import org.edgesroutes.model.IterationCounts;
import org.edgesroutes.model.RepairStep;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.reports.ReportSubject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges iterations and records each verdict once. */
final class VerdictRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(VerdictRecorder.class);

    private final CompletenessRepository ledger;
    private final EdgesBehaviourRepository marks;
    private final ReportService reports;

    VerdictRecorder(Ledger ledger, ReportService reports) {
        this.ledger = new CompletenessRepository(ledger);
        this.marks = new EdgesBehaviourRepository(ledger);
        this.reports = reports;
    }

    CompletenessResult judge(Iteration state) {
        CompletenessResult judgement = CompletenessResult.of(state, ledger.tally(state), marks.reading());
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
    boolean settle(Iteration state, CompletenessResult judgement) {
        boolean settled = judgement.complete()
                && ledger.decide(
                        state, Completeness.COMPLETE, judgement.expected(), judgement.tally(), judgement.basis(state));
        if (settled) {
            LOG.debug("{} is complete: {}", name(state), judgement.basis(state));
            arrived(state);
        }
        return settled;
    }

    /** There is nothing left to try. */
    void giveUp(Iteration state, CompletenessResult judgement, String tried) {
        String reason = "%s; %s".formatted(judgement.words(state), tried);
        report(state, state.number(), reason, judgement);
        boolean decided =
                ledger.decide(state, Completeness.INCOMPLETE, judgement.expected(), judgement.tally(), reason);
        if (!decided) {
            ledger.state(state.uid(), state.number())
                    .filter(now -> now.verdict() == Completeness.COMPLETE)
                    .ifPresent(this::arrived);
        }
    }

    /** Edges was asked once more. */
    void prove(Iteration state, IterationCounts tally) {
        String basis = "all pages of outputs read once more, and every missing record was among them";
        if (ledger.decide(state, Completeness.COMPLETE, state.expected(), tally, basis)) {
            arrived(state);
        }
    }

    private void arrived(Iteration state) {
        reports.recovered(ReportKind.RUN_INCOMPLETE, cause(state, state.number()), "what was missing arrived");
    }

    /** The run was continued from elsewhere before the previous iteration had its verdict. */
    void closePrevious(Iteration state) {
        if (state.previous() == Completeness.OPEN) {
            String reason = "the run was continued from elsewhere before it was verified";
            report(state, state.number() - 1, reason, null);
            ledger.closePrevious(state, reason);
        }
    }

    /** Before the verdict, so that a crash in between repeats the verdict and not the report. */
    private void report(Iteration state, int iteration, String reason, CompletenessResult judgement) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("action", state.run().action());
        details.put("schedule_uid", state.run().scheduleUid());
        if (judgement != null) {
            details.put("expected", judgement.expected());
            details.put("received", judgement.tally().received());
            details.put("fetched", judgement.tally().fetched());
            details.put("outputs", judgement.tally().rows());
        }
        reports.raise(
                ReportKind.RUN_INCOMPLETE,
                cause(state, iteration),
                ReportSubject.iteration(state.uid(), iteration),
                "run %s (%s)%s, iteration %d, is incomplete: %s"
                        .formatted(state.uid(), state.run().action(), ofSchedule(state), iteration, reason),
                details);
    }

    /** @return why it is not continued, in the words that stand in the row of the run */
    static String reason(Iteration state, CompletenessResult judgement, RepairStep step) {
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

    private static String cause(Iteration state, int iteration) {
        return state.uid() + ":" + iteration;
    }

    static String name(Iteration state) {
        return "run %s (%s)%s, iteration %d,"
                .formatted(state.uid(), state.run().action(), ofSchedule(state), state.number());
    }

    private static String ofSchedule(Iteration state) {
        String schedule = state.run().scheduleUid();
        return schedule == null ? "" : " of schedule " + schedule;
    }
}
