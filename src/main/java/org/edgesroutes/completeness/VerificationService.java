package org.edgesroutes.completeness;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.iterations.CompletenessRepository;
import org.edgesroutes.model.Completeness;
import org.edgesroutes.model.Iteration;
import org.edgesroutes.model.RepairStep;
import org.edgesroutes.model.Run;
import org.edgesroutes.model.RunStatus;
import org.edgesroutes.model.TrackedRun;
import org.edgesroutes.model.VerificationResult;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.settings.EdgesSettings;

/**
 * Tells whether everything that an iteration produced is in the ledger. It makes no request: what is missing is left to
 * {@link RepairService}. Safe for many threads.
 */
public final class VerificationService {

    /** The statuses from which Edges accepts a continue, {@code docs/edges-api.md}, "Continue". */
    private final EdgesSettings.Completeness settings;

    private final CompletenessRepository ledger;
    private final VerdictRecorder verdicts;
    private final Clock clock;

    public VerificationService(EdgesSettings.Completeness settings, Ledger ledger, ReportService reports, Clock clock) {
        this.settings = settings;
        this.ledger = new CompletenessRepository(ledger);
        this.verdicts = new VerdictRecorder(ledger, reports);
        this.clock = clock;
    }

    /**
     * Tells whether completeness stands in the way of continuing a run.
     *
     * @param earlier an earlier result, used instead of verifying again while it holds for the run; may be null
     * @return why the run must not be continued now, as a sentence; empty when it may be
     */
    public Optional<String> obstacle(TrackedRun run, VerificationResult earlier) {
        VerificationResult result = earlier != null && earlier.holdsFor(run) ? earlier : verify(run.uid());
        boolean mayGoOn = result.verdict().isEmpty()
                || result.complete()
                || (result.verdict().get() == Completeness.INCOMPLETE && !settings.hold());
        return mayGoOn ? Optional.empty() : Optional.of(result.reason());
    }

    /**
     * Verifies the current iteration of a run.
     *
     * @return what it should have brought against what it did; empty for a run that is not verified, or not now
     */
    public Optional<CompletenessResult> prove(String uid) {
        verify(uid);
        return judge(uid);
    }

    /** Without deciding anything. */
    Optional<CompletenessResult> judge(String uid) {
        return ledger.state(uid).filter(state -> verifiable(state.run().run())).map(verdicts::judge);
    }

    VerificationResult verify(String uid) {
        return ledger.state(uid).map(this::verify).orElseGet(() -> VerificationResult.unknown(uid));
    }

    /** The others are not continued, and what they produce may not even be meant for this ledger. */
    static boolean verifiable(Run run) {
        return "incremental".equals(run.syncMode())
                && !"LIVE".equals(run.executionMode())
                && RunStatus.of(run.status()).continuable();
    }

    private VerificationResult verify(Iteration state) {
        if (!verifiable(state.run().run())) {
            return VerificationResult.of(state.run(), null, null);
        }
        if (state.verdict() == Completeness.COMPLETE) {
            return VerificationResult.of(state.run(), Completeness.COMPLETE, null);
        }
        verdicts.closePrevious(state);
        CompletenessResult judgement = verdicts.judge(state);
        if (verdicts.settle(state, judgement)) {
            return VerificationResult.of(state.run(), Completeness.COMPLETE, null);
        }
        return state.verdict() == Completeness.INCOMPLETE ? incomplete(state) : open(state, judgement);
    }

    private VerificationResult incomplete(Iteration state) {
        String reason = "incomplete: " + state.reason();
        if (settings.hold()) {
            ledger.explain(state, reason);
        }
        return VerificationResult.of(state.run(), Completeness.INCOMPLETE, reason);
    }

    private VerificationResult open(Iteration state, CompletenessResult judgement) {
        if (state.repair().step() != null) {
            ledger.explain(state, state.reason());
            return VerificationResult.of(state.run(), Completeness.OPEN, state.reason());
        }
        RepairStep step = settings.fromOutputs() ? RepairStep.OUTPUTS : RepairStep.GRACE;
        Instant at = settings.fromOutputs() ? clock.instant() : clock.instant().plus(settings.grace());
        String reason = VerdictRecorder.reason(state, judgement, step);
        ledger.plan(state.atStep(step, at, reason));
        return VerificationResult.of(state.run(), Completeness.OPEN, reason);
    }
}
