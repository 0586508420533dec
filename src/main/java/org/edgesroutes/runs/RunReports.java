package org.edgesroutes.runs;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.edgesroutes.ledger.IterationLedger;
import org.edgesroutes.ledger.ReportRow;
import org.edgesroutes.ledger.RunLedger;
import org.edgesroutes.ledger.RunRow;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.Reports;
import org.edgesroutes.reports.Subject;

/** Reports what is wrong with runs, and when it no longer is. */
final class RunReports {

    private static final List<ReportKind> KINDS = List.of(
            ReportKind.RUN_INVALID,
            ReportKind.RUN_STOPPED,
            ReportKind.RUN_BLOCKED,
            ReportKind.RUN_FAILED,
            ReportKind.RUN_STATUS_UNKNOWN,
            ReportKind.RUN_SILENT,
            ReportKind.RUN_LONG,
            ReportKind.CONTINUE_REFUSED);

    private final Reports reports;
    private final RunLedger runs;
    private final TimeInProgress time;
    private final Clock clock;

    RunReports(Reports reports, RunLedger runs, IterationLedger iterations, Clock clock) {
        this.reports = reports;
        this.runs = runs;
        this.time = new TimeInProgress(iterations);
        this.clock = clock;
    }

    /** Reports a run for its status, unless that needs nobody. */
    void status(RunRow row) {
        Trouble.ofStatus(row, clock.instant()).ifPresent(trouble -> raise(trouble, row));
    }

    /** Reports a run in progress that has not changed for too long, or whose iteration takes too long. */
    void silence(RunRow row) {
        if (time.tooLong(row, clock.instant(), row.silent())) {
            Optional<Trouble> trouble = row.silent() ? Trouble.ofSilence(row) : Trouble.ofLength(row);
            trouble.ifPresent(found -> raise(found, row));
        }
    }

    /** Reports a run that Edges did not want to continue. */
    void refusal(RunRow row) {
        raise(Trouble.ofRefusal(row), row);
    }

    private void raise(Trouble trouble, RunRow row) {
        reports.raise(
                trouble.kind(),
                trouble.cause(),
                Subject.iteration(row.uid(), row.iteration()),
                trouble.sentence(),
                Trouble.details(row));
    }

    /** Ends the reports about runs that are in other trouble now, or in none. */
    void settle() {
        for (ReportKind kind : KINDS) {
            for (ReportRow report : reports.open(kind)) {
                runs.row(report.runUid())
                        .filter(row -> over(kind, report, row))
                        .ifPresent(row -> reports.recovered(
                                kind, report.cause(), "%s is %s now.".formatted(Trouble.name(row), row.status())));
            }
        }
    }

    private boolean over(ReportKind kind, ReportRow report, RunRow row) {
        return switch (kind) {
            case CONTINUE_REFUSED -> row.refusals() == 0;
            case RUN_STATUS_UNKNOWN -> row.status() != null && !runs.anyWithStatus(report.cause());
            case RUN_SILENT -> !same(report, kind, Trouble.ofSilence(row));
            case RUN_LONG -> !same(report, kind, Trouble.ofLength(row));
            default ->
                !same(report, kind, Trouble.ofStatus(row, clock.instant()))
                        && !(Trouble.outlivesProgress(kind)
                                && RunStatus.of(row.status()).inProgress());
        };
    }

    private static boolean same(ReportRow report, ReportKind kind, Optional<Trouble> now) {
        return now.filter(trouble -> trouble.kind() == kind && trouble.cause().equals(report.cause()))
                .isPresent();
    }
}
