package org.edgesroutes.runs;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.support.LRUCacheFactory;
import org.edgesroutes.cadence.IterationHistory;
import org.edgesroutes.cadence.IterationHistory.Iteration;
import org.edgesroutes.cadence.IterationLoad;
import org.edgesroutes.cadence.ResultLimit;
import org.edgesroutes.cadence.Saturation;
import org.edgesroutes.cadence.SaturationDetector;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.iterations.EndedIterationRepository;
import org.edgesroutes.ledger.iterations.IterationEvidence;
import org.edgesroutes.ledger.iterations.IterationRepository;
import org.edgesroutes.ledger.iterations.RefetchRepository;
import org.edgesroutes.ledger.runs.RunRepository;
import org.edgesroutes.ledger.sources.SourceRepository;
import org.edgesroutes.model.EndedIteration;
import org.edgesroutes.model.Run;
import org.edgesroutes.model.RunStatus;
import org.edgesroutes.model.TrackedRun;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.reports.ReportSubject;

/**
 * What follows from an iteration that ended: whether {@code max_results} cut it off, and when the next one is due. Done
 * again whenever more of it has arrived.
 */
final class IterationEvaluator {

    /** Broken-off ones are among them. */
    private static final int LOOK_BACK = 2 * IterationHistory.LIMIT;

    /** Runs; one that is forgotten is evaluated once more. */
    private static final int REMEMBERED = 10_000;

    /** By run, what the last evaluation rested on. */
    private final Map<String, IterationEvidence> evaluated = LRUCacheFactory.newLRUCache(REMEMBERED);

    private final SaturationDetector saturationDetector = new SaturationDetector();
    private final IterationRepository iterations;
    private final EndedIterationRepository ended;
    private final RunRepository runs;
    private final ContinueSchedule schedule;
    private final ReportService reports;
    private final LineageReports ends;
    private final QuietRunDetector quiet;
    private final CallbackStatusCheck callbackStatus;
    private final AgingIterationReporter aging;
    private final Clock clock;

    IterationEvaluator(
            Ledger ledger, RunRepository runs, ContinueSchedule schedule, ReportService reports, Clock clock) {
        this.iterations = new IterationRepository(ledger);
        this.ended = new EndedIterationRepository(ledger);
        this.runs = runs;
        this.schedule = schedule;
        this.reports = reports;
        this.ends = new LineageReports(reports, new SourceRepository(ledger));
        this.quiet = new QuietRunDetector(ended, runs, reports, ends, clock);
        this.callbackStatus = new CallbackStatusCheck(iterations, reports);
        this.aging = new AgingIterationReporter(iterations, new RefetchRepository(ledger), reports, clock);
        this.clock = clock;
    }

    /** Looks for what does not come, so that no callback and no change ever tells of it. */
    void reportAbsent() {
        quiet.report();
        aging.report();
    }

    /** Evaluates the latest iteration of a run, unless nothing about it has changed since the last time. */
    void assess(TrackedRun row) {
        RunStatus status = RunStatus.of(row.status());
        if (!"incremental".equals(row.run().syncMode()) || !(status.finished() || status.halted())) {
            return;
        }
        IterationEvidence evidence = iterations.evidence(row);
        if (!evidence.equals(evaluated.get(row.uid()))) {
            evaluate(row, status);
            evaluated.put(row.uid(), evidence);
        }
    }

    private void evaluate(TrackedRun row, RunStatus status) {
        if (status.finished()) {
            callbackStatus.check(row);
        }
        int load = load(row);
        boolean known = ended.ended(row.uid(), row.iteration())
                .filter(before -> before.load() == load && row.status().equals(before.outcome()))
                .isPresent();
        if (!known) {
            judge(row, load);
        }
    }

    private int load(TrackedRun row) {
        int whole = iterations.sent(row.uid(), row.iteration());
        Integer cap = row.run().maxResults();
        return cap == null || whole <= cap
                ? whole
                : IterationLoad.of(iterations.sentPerInput(row.uid(), row.iteration()), cap);
    }

    private void judge(TrackedRun row, int load) {
        Instant to = iterations.began(row).orElseGet(() -> started(row.run()));
        SourceHistory history = SourceHistory.of(ended.before(row, to, LOOK_BACK));
        Instant since = history.before(row, to);
        IterationHistory before = history.iterations();
        Optional<Saturation> saturation = cap(row).flatMap(
                        cap -> saturationDetector.judge(row.uid(), row.action(), since, to, load, cap, before))
                .map(found -> found.ofSchedule(row.scheduleUid()));
        if (saturation.isEmpty() && RunStatus.of(row.status()).halted()) {
            // more of it may come, and that it broke off says nothing about arrivals
            return;
        }
        ended.judged(
                row.uid(),
                new EndedIteration(row.lineage(), row.iteration(), to, row.status(), load, saturation.isPresent()),
                saturation.map(Saturation::estimatedLost).orElse(null));
        saturation.ifPresentOrElse(found -> raise(row, found), () -> recover(row));
        quiet.judged(row, load);
        if (row.scheduleUid() == null) {
            boolean whole = RunStatus.of(row.status()).succeeded();
            Iteration latest = new Iteration(since, to, load, saturation.isPresent());
            runs.plan(row.uid(), schedule.plan(whole ? before.with(latest) : before, row, clock.instant()));
        }
    }

    private Instant started(Run run) {
        return run.createdAt() == null ? clock.instant() : run.createdAt();
    }

    private Optional<ResultLimit> cap(TrackedRun row) {
        Integer given = row.run().maxResults();
        return ResultLimit.of(
                given, given == null ? iterations.largestLoad(row.action(), row.uid(), row.iteration()) : null);
    }

    private void raise(TrackedRun row, Saturation found) {
        Map<String, Object> details = new HashMap<>();
        details.put("action", found.action());
        details.put("schedule_uid", row.scheduleUid());
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
                row.lineage(),
                ReportSubject.iteration(row.uid(), row.iteration()),
                found.sentence(),
                details);
    }

    private void recover(TrackedRun row) {
        if (RunStatus.of(row.status()).succeeded()) {
            ends.recovered(
                    ReportKind.ITERATION_SATURATED,
                    row,
                    "%s stayed below the cap in iteration %d.".formatted(RunProblem.name(row), row.iteration()));
        }
    }
}
