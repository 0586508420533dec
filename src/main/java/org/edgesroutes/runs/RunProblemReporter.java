package org.edgesroutes.runs;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.edgesroutes.ledger.reports.ReportRecord;
import org.edgesroutes.ledger.runs.RunRepository;
import org.edgesroutes.model.RunStatus;
import org.edgesroutes.model.TrackedRun;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.reports.ReportSubject;

/** Reports problems of runs and their ends. */
final class RunProblemReporter {

    private static final List<ReportKind> KINDS = List.of(
            ReportKind.RUN_INVALID,
            ReportKind.RUN_STOPPED,
            ReportKind.RUN_BLOCKED,
            ReportKind.RUN_FAILED,
            ReportKind.RUN_STATUS_UNKNOWN,
            ReportKind.RUN_SILENT,
            ReportKind.RUN_LONG,
            ReportKind.CONTINUE_REFUSED);

    private static final Set<ReportKind> OF_STATUS =
            EnumSet.of(ReportKind.RUN_INVALID, ReportKind.RUN_STOPPED, ReportKind.RUN_BLOCKED, ReportKind.RUN_FAILED);

    private final ReportService reports;
    private final RunRepository runs;
    private final ProgressTimeout time;
    private final Clock clock;

    RunProblemReporter(ReportService reports, RunRepository runs, ProgressTimeout time, Clock clock) {
        this.reports = reports;
        this.runs = runs;
        this.time = time;
        this.clock = clock;
    }

    /** Reports a run whose status needs attention. */
    void status(String uid) {
        runs.row(uid)
                .ifPresent(row -> RunProblem.ofStatus(row, clock.instant()).ifPresent(problem -> raise(problem, row)));
    }

    /** Reports a run in progress that has not changed for too long, or whose iteration takes too long. */
    void silence(String uid, boolean silent) {
        runs.row(uid)
                .filter(row -> time.tooLong(row, clock.instant(), silent))
                .ifPresent(row -> (silent ? RunProblem.ofSilence(row) : RunProblem.ofLength(row))
                        .ifPresent(problem -> raise(problem, row)));
    }

    /** Reports a run that Edges did not want to continue. */
    void refusal(TrackedRun row) {
        raise(RunProblem.ofRefusal(row), row);
    }

    private void raise(RunProblem problem, TrackedRun row) {
        reports.raise(
                problem.kind(),
                problem.cause(),
                ReportSubject.iteration(row.uid(), row.iteration()),
                problem.sentence(),
                RunProblem.details(row));
    }

    /** Ends the reports about runs that have another problem now, or none. */
    void settle() {
        for (ReportKind kind : KINDS) {
            for (ReportRecord report : reports.open(kind)) {
                current(kind, report)
                        .filter(row -> over(kind, report, row))
                        .ifPresent(row -> reports.recovered(
                                kind, report.cause(), "%s is %s now.".formatted(RunProblem.name(row), row.status())));
            }
        }
    }

    /** A problem with the status of a run that a schedule started is over when a later one of its runs does not have it. */
    private Optional<TrackedRun> current(ReportKind kind, ReportRecord report) {
        return OF_STATUS.contains(kind) ? runs.latest(report.runUid()) : runs.row(report.runUid());
    }

    private boolean over(ReportKind kind, ReportRecord report, TrackedRun row) {
        return switch (kind) {
            case CONTINUE_REFUSED -> row.refusals() == 0;
            case RUN_STATUS_UNKNOWN -> row.status() != null && !runs.anyWithStatus(report.cause());
            case RUN_SILENT -> !same(report, kind, RunProblem.ofSilence(row));
            case RUN_LONG -> !same(report, kind, RunProblem.ofLength(row));
            default ->
                !same(report, kind, RunProblem.ofStatus(row, clock.instant()))
                        && !(RunProblem.outlivesProgress(kind)
                                && RunStatus.of(row.status()).inProgress());
        };
    }

    private static boolean same(ReportRecord report, ReportKind kind, Optional<RunProblem> now) {
        return now.filter(problem -> problem.kind() == kind && problem.cause().equals(report.cause()))
                .isPresent();
    }
}
