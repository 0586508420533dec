package org.edgesroutes.runs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.edgesroutes.completeness.IterationHistory;
import org.edgesroutes.ledger.IterationLedger;
import org.edgesroutes.ledger.IterationRow;
import org.edgesroutes.ledger.RunLedger;
import org.edgesroutes.ledger.RunRow;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.Reports;
import org.edgesroutes.reports.Subject;

/** Notices runs that are continued and bring nothing for longer than they ever did, although nobody calls about them. */
final class QuietRuns {

    /** A long weekend. */
    static final Duration FLOOR = Duration.ofDays(3);

    private static final int TIMES = 2;
    private static final int AT_ONCE = 100;

    private final IterationLedger iterations;
    private final RunLedger runs;
    private final Reports reports;
    private final Clock clock;

    QuietRuns(IterationLedger iterations, RunLedger runs, Reports reports, Clock clock) {
        this.iterations = iterations;
        this.runs = runs;
        this.reports = reports;
        this.clock = clock;
    }

    /** Its latest iteration ended. */
    void judged(RunRow row, int load) {
        if (load > 0) {
            runs.expectBy(row.uid(), clock.instant().plus(patience(productive(row))));
            reports.recovered(
                    ReportKind.RUN_QUIET, row.uid(), "%s brought %d records.".formatted(Trouble.name(row), load));
        } else if (row.iteration() == 1) {
            runs.expectBy(row.uid(), clock.instant().plus(FLOOR));
        }
    }

    /** Reports those whose time is over, each until it brings something again. */
    void report() {
        for (RunRow row : runs.quiet(AT_ONCE)) {
            List<Instant> productive = productive(row);
            String since = productive.isEmpty() ? "ever" : "since the iteration of " + productive.get(0);
            Map<String, Object> details = new HashMap<>();
            details.put("last_brought_at", productive.isEmpty() ? null : productive.get(0));
            details.put("patience", patience(productive));
            reports.raise(
                    ReportKind.RUN_QUIET,
                    row.uid(),
                    Subject.iteration(row.uid(), row.iteration()),
                    "%s has brought no record %s, longer than it ever took before.".formatted(Trouble.name(row), since),
                    details);
            runs.expectBy(row.uid(), null);
        }
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

    private List<Instant> productive(RunRow row) {
        return iterations.endedBefore(row.uid(), row.iteration() + 1, IterationHistory.LIMIT).stream()
                .filter(iteration -> iteration.load() > 0)
                .map(IterationRow::startedAt)
                .toList();
    }
}
