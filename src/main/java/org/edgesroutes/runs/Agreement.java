package org.edgesroutes.runs;

import java.util.Map;
import java.util.Optional;
import org.edgesroutes.ledger.IterationLedger;
import org.edgesroutes.ledger.RunRow;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.Reports;
import org.edgesroutes.reports.Subject;

/** Whether the last callback of an iteration and the run itself tell the same end. */
record Agreement(IterationLedger iterations, Reports reports) {

    void check(RunRow row) {
        Optional<String> told = iterations.endTold(row.uid(), row.iteration());
        boolean agree = told.isEmpty()
                || RunStatus.of(told.get()).succeeded()
                        == RunStatus.of(row.status()).succeeded();
        if (!agree) {
            reports.raise(
                    ReportKind.RUN_AND_CALLBACKS_DISAGREE,
                    row.uid(),
                    Subject.iteration(row.uid(), row.iteration()),
                    "%s is %s, but its last callback says %s.".formatted(Trouble.name(row), row.status(), told.get()),
                    Map.of("run_status", row.status(), "callback_status", told.get()));
        } else if (told.isPresent()) {
            reports.recovered(
                    ReportKind.RUN_AND_CALLBACKS_DISAGREE,
                    row.uid(),
                    "%s and its last callback say %s.".formatted(Trouble.name(row), told.get()));
        }
    }
}
