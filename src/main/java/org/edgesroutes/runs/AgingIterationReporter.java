package org.edgesroutes.runs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.edgesroutes.ledger.iterations.AgingIteration;
import org.edgesroutes.ledger.iterations.IterationRepository;
import org.edgesroutes.ledger.iterations.RefetchRepository;
import org.edgesroutes.ledger.reports.ReportRecord;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.reports.ReportSubject;

/**
 * Reports what is not complete while it can still be fetched, and has it fetched once more: Edges archives a run after
 * 90 days, {@code docs/edges-api.md}, "Archiving".
 */
record AgingIterationReporter(
        IterationRepository iterations, RefetchRepository refetches, ReportService reports, Clock clock) {

    static final Duration AGE = Duration.ofDays(75);
    static final Duration ARCHIVED = Duration.ofDays(90);

    /** More than that at once is one cause, which the first ones tell. */
    private static final int AT_ONCE = 100;

    void report() {
        List<AgingIteration> aging = iterations.aging(AGE, ARCHIVED, AT_ONCE);
        aging.forEach(this::raise);
        Instant old = clock.instant().minus(AGE);
        aging.stream().map(AgingIteration::runUid).distinct().forEach(uid -> refetches.plan(uid, old, Instant.EPOCH));
        Set<String> causes = aging.stream().map(AgingIterationReporter::cause).collect(Collectors.toSet());
        if (aging.size() < AT_ONCE) {
            reports.open(ReportKind.ITERATION_AGING).stream()
                    .filter(report -> !causes.contains(report.cause()))
                    .forEach(this::recover);
        }
    }

    private void raise(AgingIteration aging) {
        Map<String, Object> details = new HashMap<>();
        details.put("action", aging.action());
        details.put("schedule_uid", aging.scheduleUid());
        details.put("started_at", aging.startedAt());
        details.put("verdict", aging.verdict());
        reports.raise(
                ReportKind.ITERATION_AGING,
                cause(aging),
                ReportSubject.iteration(aging.runUid(), aging.iteration()),
                "Iteration %d of run %s%s began at %s and is not complete; Edges archives it at %s and is asked once more."
                        .formatted(
                                aging.iteration(),
                                aging.runUid(),
                                aging.scheduleUid() == null ? "" : " of schedule " + aging.scheduleUid(),
                                aging.startedAt(),
                                aging.startedAt().plus(ARCHIVED)),
                details);
    }

    private void recover(ReportRecord report) {
        boolean complete = iterations.complete(report.runUid(), report.iteration());
        reports.recovered(
                ReportKind.ITERATION_AGING,
                report.cause(),
                "Iteration %d of run %s is %s."
                        .formatted(
                                report.iteration(),
                                report.runUid(),
                                complete ? "complete" : "archived by now, what it lacks cannot be fetched any more"));
    }

    private static String cause(AgingIteration aging) {
        return aging.runUid() + " " + aging.iteration();
    }
}
