package org.edgesroutes.runs;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.edgesroutes.completeness.Cap;
import org.edgesroutes.completeness.IterationHistory;
import org.edgesroutes.completeness.IterationHistory.Iteration;
import org.edgesroutes.completeness.Load;
import org.edgesroutes.completeness.LossSentinel;
import org.edgesroutes.completeness.Saturation;
import org.edgesroutes.ledger.IterationLedger;
import org.edgesroutes.ledger.IterationRow;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.RefetchLedger;
import org.edgesroutes.ledger.Run;
import org.edgesroutes.ledger.RunLedger;
import org.edgesroutes.ledger.RunRow;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.Reports;
import org.edgesroutes.reports.Subject;

/**
 * What follows from an iteration that ended: whether {@code max_results} cut it off, and when the next one is due. Done
 * again whenever more of it has arrived.
 */
final class Assessment {

    /** Broken-off ones are among them. */
    private static final int LOOK_BACK = 2 * IterationHistory.LIMIT;

    private final LossSentinel sentinel = new LossSentinel();
    private final IterationLedger iterations;
    private final RunLedger runs;
    private final Frequency frequency;
    private final Reports reports;
    private final QuietRuns quiet;
    private final Agreement agreement;
    private final AgingIterations aging;
    private final Clock clock;

    Assessment(Ledger ledger, RunLedger runs, Frequency frequency, Reports reports, Clock clock) {
        this.iterations = new IterationLedger(ledger);
        this.runs = runs;
        this.frequency = frequency;
        this.reports = reports;
        this.quiet = new QuietRuns(iterations, runs, reports, clock);
        this.agreement = new Agreement(iterations, reports);
        this.aging = new AgingIterations(iterations, new RefetchLedger(ledger), reports, clock);
        this.clock = clock;
    }

    /** Looks for what does not come, so that no callback and no change ever tells of it. */
    void reportAbsent() {
        quiet.report();
        aging.report();
    }

    void assess(RunRow row) {
        RunStatus status = RunStatus.of(row.status());
        if (!"incremental".equals(row.run().syncMode()) || !(status.finished() || status.halted())) {
            return;
        }
        if (status.finished()) {
            agreement.check(row);
        }
        int load = load(row);
        boolean known = iterations
                .ended(row.uid(), row.iteration())
                .filter(ended -> ended.load() == load && row.status().equals(ended.outcome()))
                .isPresent();
        if (!known) {
            judge(row, load);
        }
    }

    private int load(RunRow row) {
        int whole = iterations.sent(row.uid(), row.iteration());
        Integer cap = row.run().maxResults();
        return cap == null || whole <= cap ? whole : Load.of(iterations.sentPerInput(row.uid(), row.iteration()), cap);
    }

    private void judge(RunRow row, int load) {
        List<Iteration> earlier = history(iterations.endedBefore(row.uid(), row.iteration(), LOOK_BACK));
        IterationHistory before = new IterationHistory(earlier);
        Instant to = iterations.began(row).orElseGet(() -> started(row.run()));
        Instant from =
                earlier.isEmpty() ? null : earlier.get(earlier.size() - 1).to();
        Instant since = from == null || from.isBefore(to) ? from : null;
        Optional<Saturation> saturation =
                cap(row).flatMap(cap -> sentinel.judge(row.uid(), row.action(), since, to, load, cap, before));
        if (saturation.isEmpty() && RunStatus.of(row.status()).halted()) {
            // more of it may come, and that it broke off says nothing about arrivals
            return;
        }
        iterations.judged(
                row.uid(),
                new IterationRow(row.iteration(), to, row.status(), load, saturation.isPresent()),
                saturation.map(Saturation::estimatedLost).orElse(null));
        saturation.ifPresentOrElse(found -> raise(row, found), () -> recover(row));
        quiet.judged(row, load);
        boolean whole = RunStatus.of(row.status()).succeeded();
        Iteration latest = new Iteration(since, to, load, saturation.isPresent());
        runs.plan(row.uid(), frequency.after(whole ? before.with(latest) : before, row, clock.instant()));
    }

    private Instant started(Run run) {
        return run.createdAt() == null ? clock.instant() : run.createdAt();
    }

    private Optional<Cap> cap(RunRow row) {
        Integer given = row.run().maxResults();
        return Cap.of(given, given == null ? iterations.largestLoad(row.action(), row.uid(), row.iteration()) : null);
    }

    /** @return oldest first, without those that broke off, whose time the next one covers */
    private static List<Iteration> history(List<IterationRow> latestFirst) {
        List<Iteration> history = new ArrayList<>();
        Instant from = null;
        for (int i = latestFirst.size() - 1; i >= 0; i--) {
            IterationRow row = latestFirst.get(i);
            boolean later = from == null || from.isBefore(row.startedAt());
            if (later && RunStatus.of(row.outcome()).succeeded()) {
                history.add(new Iteration(from, row.startedAt(), row.load(), row.saturated()));
                from = row.startedAt();
            }
        }
        return history;
    }

    private void raise(RunRow row, Saturation found) {
        Map<String, Object> details = new HashMap<>();
        details.put("action", found.action());
        details.put("from", found.from());
        details.put("to", found.to());
        details.put("received", found.received());
        details.put("cap", found.cap().records());
        details.put("cap_is_max_results", found.cap().given());
        details.put("estimated_lost", found.estimatedLost());
        details.put("estimate_is_a_guess", found.burst());
        details.put("suggested_every", found.suggestedEvery());
        details.put("suggested_max_results", found.suggestedMaxResults());
        reports.raise(
                ReportKind.ITERATION_SATURATED,
                row.uid(),
                Subject.iteration(row.uid(), row.iteration()),
                found.sentence(),
                details);
    }

    private void recover(RunRow row) {
        if (RunStatus.of(row.status()).succeeded()) {
            reports.recovered(
                    ReportKind.ITERATION_SATURATED,
                    row.uid(),
                    "%s stayed below the cap in iteration %d.".formatted(Trouble.name(row), row.iteration()));
        }
    }
}
