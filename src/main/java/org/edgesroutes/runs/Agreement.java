package org.edgesroutes.runs;

import java.util.Map;
import java.util.Optional;
import org.edgesroutes.ledger.IterationLedger;
import org.edgesroutes.ledger.RunRow;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.Reports;
import org.edgesroutes.reports.Subject;

/**
 * Whether the callbacks of an iteration and the run itself tell the same end: the last one that came, and the history of
 * those that did not, where it was read.
 */
record Agreement(IterationLedger iterations, Reports reports) {

    void check(RunRow row) {
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
                    "%s and its callbacks say %s.".formatted(Trouble.name(row), row.status()));
        }
    }

    private void raise(RunRow row, String but, Map<String, Object> details) {
        reports.raise(
                ReportKind.RUN_AND_CALLBACKS_DISAGREE,
                row.uid(),
                Subject.iteration(row.uid(), row.iteration()),
                "%s is %s, but %s".formatted(Trouble.name(row), row.status(), but),
                details);
    }
}
