package org.edgesroutes.runs;

import java.util.Map;
import java.util.Optional;
import org.edgesroutes.ledger.iterations.IterationRepository;
import org.edgesroutes.model.RunStatus;
import org.edgesroutes.model.TrackedRun;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.reports.ReportSubject;

/**
 * Whether the callbacks of an iteration and the run itself tell the same end: the last one that came, and the history of
 * those that did not, where it was read.
 */
record CallbackStatusCheck(IterationRepository iterations, ReportService reports) {

    void check(TrackedRun row) {
        Optional<String> told = iterations.endTold(row.uid(), row.iteration());
        boolean succeeded = RunStatus.of(row.status()).succeeded();
        int undelivered = succeeded ? iterations.undelivered(row.uid(), row.iteration()) : 0;
        if (told.isPresent() && RunStatus.of(told.get()).succeeded() != succeeded) {
            raise(
                    row,
                    "its last callback says %s.".formatted(told.get()),
                    Map.of("run_status", row.status(), "callback_status", told.get()));
        } else if (undelivered > 0) {
            raise(
                    row,
                    "Edges could not deliver %d of its callbacks, and what they held did not come in another way."
                            .formatted(undelivered),
                    Map.of("run_status", row.status(), "failed_callbacks", undelivered));
        } else if (told.isPresent() || iterations.complete(row.uid(), row.iteration())) {
            reports.recovered(
                    ReportKind.RUN_AND_CALLBACKS_DISAGREE,
                    row.uid(),
                    "%s and its callbacks say %s.".formatted(RunProblem.name(row), row.status()));
        }
    }

    private void raise(TrackedRun row, String but, Map<String, Object> details) {
        reports.raise(
                ReportKind.RUN_AND_CALLBACKS_DISAGREE,
                row.uid(),
                ReportSubject.iteration(row.uid(), row.iteration()),
                "%s is %s, but %s".formatted(RunProblem.name(row), row.status(), but),
                details);
    }
}
