package org.edgesroutes.runs;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.edgesroutes.api.EdgesApi;
import org.edgesroutes.api.EdgesSchedules;
import org.edgesroutes.api.RequestBudget;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.iterations.DueTimeRepository;
import org.edgesroutes.ledger.iterations.EndedIterationRepository;
import org.edgesroutes.ledger.iterations.IterationRepository;
import org.edgesroutes.ledger.runs.ContinueClaimRepository;
import org.edgesroutes.ledger.runs.RunRepository;
import org.edgesroutes.ledger.runs.ScheduleExecutionRepository;
import org.edgesroutes.ledger.sources.SourceRepository;
import org.edgesroutes.model.Run;
import org.edgesroutes.model.RunSnapshot;
import org.edgesroutes.model.TrackedRun;
import org.edgesroutes.model.VerificationResult;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.SettingKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs of the workspace: which changed, which are due, and what becomes of them. Safe for many threads. */
public final class RunService {

    private static final Logger LOG = LoggerFactory.getLogger(RunService.class);

    /** A tick may always read this many pages, however small the budget is. */
    private static final int FEWEST_CALLS = 20;

    private final EdgesApi api;
    private final RunRepository ledger;
    private final RunLister listing;
    private final RunContinuer continuer;
    private final RunProblemReporter reports;
    private final IterationEvaluator evaluator;
    private final SilentScheduleDetector schedules;
    private final ClockSetbackGuard clockSetback;
    private final String rules;
    private final String keySetting;

    /** @param gate asked before every continue */
    public RunService(
            EdgesSettings settings,
            EdgesApi api,
            EdgesSchedules schedules,
            Ledger ledger,
            ContinueGate gate,
            Clock clock) {
        EdgesSettings.Continue continuing = settings.continuing();
        int calls = Math.max(FEWEST_CALLS, settings.api().requestsPerMinute());
        this.api = api;
        this.ledger = new RunRepository(ledger, new RunPlanner(continuing));
        Duration lease = RequestBudget.longestCall(settings.api()).multipliedBy(2);
        this.listing = new RunLister(api, this.ledger, clock, calls);
        IterationRepository iterations = new IterationRepository(ledger);
        ReportService said = new ReportService(ledger);
        EndedIterationRepository ended = new EndedIterationRepository(ledger);
        this.reports = new RunProblemReporter(said, this.ledger, new ProgressTimeout(iterations, ended), clock);
        this.evaluator = new IterationEvaluator(ledger, this.ledger, new ContinueSchedule(continuing), said, clock);
        this.schedules =
                new SilentScheduleDetector(new ScheduleExecutionRepository(ledger), schedules::schedule, said, clock);
        this.clockSetback = new ClockSetbackGuard(
                new DueTimeRepository(ledger),
                this.ledger,
                new QuietRunDetector(
                        ended, this.ledger, said, new LineageReports(said, new SourceRepository(ledger)), clock),
                lease);
        ContinueClaimRepository claims = new ContinueClaimRepository(ledger, lease);
        this.continuer = new RunContinuer(api, this.ledger, claims, reports, continuing, gate, clock);
        this.keySetting = settings.workspace().own(SettingKey.API_KEY);
        this.rules = "every %s, %s, actions %s, %s"
                .formatted(
                        continuing.every(),
                        continuing.statuses(),
                        continuing.actions(),
                        continuing.adaptive().map(Object::toString).orElse("fixed"));
    }

    /** To be called once before the first tick: plans anew what was planned by other settings. */
    public void start() {
        ledger.replan(rules);
        if (!api.enabled()) {
            LOG.info("{} is not set, so no run is listed or continued; callbacks are taken all the same", keySetting);
        }
    }

    /** The runs that changed since the last time or are due, each once. */
    public List<RunSnapshot> changedOrDue() {
        if (!api.enabled()) {
            return List.of();
        }
        clockSetback.bound();
        List<TrackedRun> found = listing.changedOrDue();
        found.forEach(this::assess);
        evaluator.reportAbsent();
        schedules.report();
        reports.settle();
        return found.stream().map(RunSnapshot::of).toList();
    }

    /** What one run has in it does not keep the others from being continued. */
    private void assess(TrackedRun row) {
        try {
            evaluator.assess(row);
        } catch (RuntimeException failure) {
            LOG.error("run {} could not be evaluated, the next tick tries again", row.uid(), failure);
        }
    }

    /** Judges the latest iteration of a run anew, in case more of it has arrived since it ended. */
    public void assess(String uid) {
        ledger.row(uid).ifPresent(this::assess);
    }

    RunProblemReporter reports() {
        return reports;
    }

    /**
     * Continues a run if it is eligible, complete and due; failures of Edges end up in its row and in the log.
     *
     * @param verified how the run was verified on the way here; null where it was not, so that it is verified first
     * @return the run as it is afterwards; empty for one that the ledger does not know
     */
    public Optional<RunSnapshot> continueIfDue(String uid, VerificationResult verified) {
        assess(uid);
        return continuer.continueIfDue(uid, verified).map(RunSnapshot::of);
    }

    /**
     * Continues a run at once where it is eligible and complete, although it is not due yet.
     *
     * @return why it was not continued, as a clause; empty when it was
     */
    public Optional<String> continueNow(String uid) {
        assess(uid);
        return continuer.continueNow(uid);
    }

    /**
     * Cancels a run at Edges and remembers its status.
     *
     * @return the run as Edges describes it then; empty when Edges does not know it
     * @throws org.edgesroutes.api.EdgesApiException when Edges cannot be asked or refuses
     */
    public Optional<Run> cancel(String uid) {
        api.cancelRun(uid);
        return look(uid);
    }

    /**
     * Asks Edges for a run and remembers it.
     *
     * @return empty when Edges does not know it
     * @throws org.edgesroutes.api.EdgesApiException when Edges cannot be asked
     */
    public Optional<Run> look(String uid) {
        Optional<Run> run = api.run(uid);
        run.ifPresent(seen -> ledger.saw(List.of(seen)));
        return run;
    }
}
