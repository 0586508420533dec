package org.edgesroutes.runs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.edgesroutes.cadence.IterationHistory;
import org.edgesroutes.ledger.iterations.EndedIterationRepository;
import org.edgesroutes.ledger.runs.RunRepository;
import org.edgesroutes.model.EndedIteration;
import org.edgesroutes.model.TrackedRun;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.reports.ReportSubject;

/**
 * Detects runs that are continued, and schedules, that have brought no record for over twice their longest such time.
 * For a schedule each run that ends tells; one that starts no run is not quiet but silent.
 */
final class QuietRunDetector {

    /** A long weekend. */
    static final Duration FLOOR = Duration.ofDays(3);

    private static final int TIMES = 2;
    private static final int AT_ONCE = 100;

    private final EndedIterationRepository iterations;
    private final RunRepository runs;
    private final ReportService reports;
    private final LineageReports ends;
    private final Clock clock;

    QuietRunDetector(
            EndedIterationRepository iterations,
            RunRepository runs,
            ReportService reports,
            LineageReports ends,
            Clock clock) {
        this.iterations = iterations;
        this.runs = runs;
        this.reports = reports;
        this.ends = ends;
        this.clock = clock;
    }

    /** Its latest iteration ended. */
    void judged(TrackedRun row, int load) {
        if (load > 0) {
            if (row.scheduleUid() == null) {
                runs.expectBy(row.uid(), clock.instant().plus(patience(productive(row))));
            }
            ends.recovered(ReportKind.RUN_QUIET, row, "%s brought %d records.".formatted(RunProblem.name(row), load));
        } else if (row.scheduleUid() != null) {
            ofSchedule(row);
        } else if (row.iteration() == 1) {
            runs.expectBy(row.uid(), clock.instant().plus(FLOOR));
        }
    }

    private void ofSchedule(TrackedRun row) {
        List<EndedIteration> all = iterations.all(row, IterationHistory.LIMIT);
        List<Instant> productive = productive(all);
        Instant since = productive.isEmpty() ? all.get(all.size() - 1).startedAt() : productive.get(0);
        if (all.size() > 1 && since.plus(patience(productive)).isBefore(clock.instant())) {
            raise(row, productive);
        }
    }

    /** Reports those whose time is over, each until it brings something again. */
    void report() {
        for (TrackedRun row : runs.quiet(AT_ONCE)) {
            raise(row, productive(row));
            runs.expectBy(row.uid(), null);
        }
    }

    private void raise(TrackedRun row, List<Instant> productive) {
        String since = productive.isEmpty() ? "ever" : "since the iteration of " + productive.get(0);
        String subject = row.scheduleUid() == null
                ? RunProblem.name(row)
                : "Schedule %s (%s)".formatted(row.scheduleUid(), row.action());
        Map<String, Object> details = new HashMap<>();
        details.put("schedule_uid", row.scheduleUid());
        details.put("last_brought_at", productive.isEmpty() ? null : productive.get(0));
        details.put("patience", patience(productive));
        reports.raise(
                ReportKind.RUN_QUIET,
                row.lineage(),
                ReportSubject.iteration(row.uid(), row.iteration()),
                "%s has brought no record %s, longer than it ever took before.".formatted(subject, since),
                details);
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
        return productive(iterations.all(row, IterationHistory.LIMIT));
    }

    private static List<Instant> productive(List<EndedIteration> latestFirst) {
        return latestFirst.stream()
                .filter(iteration -> iteration.load() > 0)
                .map(EndedIteration::startedAt)
                .toList();
    }
}
