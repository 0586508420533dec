package org.edgesroutes.runs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.edgesroutes.cadence.IterationHistory;
import org.edgesroutes.ledger.iterations.IterationRepository;
import org.edgesroutes.ledger.runs.RunRepository;
import org.edgesroutes.model.EndedIteration;
import org.edgesroutes.model.TrackedRun;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.reports.ReportSubject;

/** Notices runs that are continued and bring nothing for longer than they ever did, although nobody calls about them. */
final class QuietRunDetector {

    /** A long weekend. */
    static final Duration FLOOR = Duration.ofDays(3);

    private static final int TIMES = 2;
    private static final int AT_ONCE = 100;

    private final IterationRepository iterations;
    private final RunRepository runs;
    private final ReportService reports;
    private final Clock clock;

    QuietRunDetector(IterationRepository iterations, RunRepository runs, ReportService reports, Clock clock) {
        this.iterations = iterations;
        this.runs = runs;
        this.reports = reports;
        this.clock = clock;
    }

    /** Its latest iteration ended. */
    void judged(TrackedRun row, int load) {
        if (load > 0) {
            runs.expectBy(row.uid(), clock.instant().plus(patience(productive(row))));
            reports.recovered(
                    ReportKind.RUN_QUIET, row.uid(), "%s brought %d records.".formatted(RunProblem.name(row), load));
        } else if (row.iteration() == 1) {
            runs.expectBy(row.uid(), clock.instant().plus(FLOOR));
        }
    }

    /** Reports those whose time is over, each until it brings something again. */
    void report() {
        for (TrackedRun row : runs.quiet(AT_ONCE)) {
            List<Instant> productive = productive(row);
            String since = productive.isEmpty() ? "ever" : "since the iteration of " + productive.get(0);
            Map<String, Object> details = new HashMap<>();
            details.put("last_brought_at", productive.isEmpty() ? null : productive.get(0));
            details.put("patience", patience(productive));
            reports.raise(
                    ReportKind.RUN_QUIET,
                    row.uid(),
                    ReportSubject.iteration(row.uid(), row.iteration()),
                    "%s has brought no record %s, longer than it ever took before."
                            .formatted(RunProblem.name(row), since),
                    details);
            runs.expectBy(row.uid(), null);
        }
    }

    /** @return how long a run may bring nothing before it is reported */
    Duration patience(TrackedRun row) {
        return patience(productive(row));
    }

    private static Duration patience(List<Instant> latestFirst) {
        Duration longest = Duration.ZERO;
        for (int i = 1; i < latestFirst.size(); i++) {
            Duration pause = Duration.between(latestFirst.get(i), latestFirst.get(i - 1));
            longest = pause.compareTo(longest) > 0 ? pause : longest;
        }
        Duration learned = longest.multipliedBy(TIMES);
        return learned.compareTo(FLOOR) > 0 ? learned : FLOOR;
    }

    private List<Instant> productive(TrackedRun row) {
        return iterations.endedBefore(row.uid(), row.iteration() + 1, IterationHistory.LIMIT).stream()
                .filter(iteration -> iteration.load() > 0)
                .map(EndedIteration::startedAt)
                .toList();
    }
}
