package org.edgesroutes.completeness;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.edgesroutes.ledger.Completeness;
import org.edgesroutes.ledger.CompletenessLedger;
import org.edgesroutes.ledger.IterationState;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.RepairStep;
import org.edgesroutes.ledger.Run;
import org.edgesroutes.ledger.RunRow;
import org.edgesroutes.reports.Reports;
import org.edgesroutes.settings.EdgesSettings;

/**
 * Tells whether everything that an iteration produced is in the ledger. It makes no request: what is missing is left to
 * {@link Repairs}. Safe for many threads.
 */
public final class Verification {

    /** The statuses from which Edges accepts a continue, facts section 5. */
    private static final Set<String> ENDED = Set.of("SUCCEEDED", "PARTIAL_SUCCEEDED", "FAILED", "BLOCKED", "STOPPED");

    private final EdgesSettings.Completeness settings;
    private final CompletenessLedger ledger;
    private final Verdicts verdicts;
    private final Clock clock;

    public Verification(EdgesSettings.Completeness settings, Ledger ledger, Reports reports, Clock clock) {
        this.settings = settings;
        this.ledger = new CompletenessLedger(ledger);
        this.verdicts = new Verdicts(ledger, reports);
        this.clock = clock;
    }

    /** @return why the run must not be continued now, in words; empty when nothing speaks against it */
    public Optional<String> obstacle(RunRow row) {
        Finding finding = verify(row.uid());
        boolean harmless = finding.verdict().isEmpty()
                || finding.complete()
                || (finding.verdict().get() == Completeness.INCOMPLETE && !settings.hold());
        return harmless ? Optional.empty() : Optional.of(finding.reason());
    }

    /**
     * Verifies the current iteration of a run.
     *
     * @return what it should have brought against what it did; empty for a run that is not verified, or not now
     */
    public Optional<Judgement> prove(String uid) {
        verify(uid);
        return judge(uid);
    }

    /** Without deciding anything. */
    Optional<Judgement> judge(String uid) {
        return ledger.state(uid).filter(state -> verifiable(state.row().run())).map(verdicts::judge);
    }

    Finding verify(String uid) {
        return ledger.state(uid)
                .filter(state -> verifiable(state.row().run()))
                .map(this::verify)
                .orElse(Finding.NOT_VERIFIED);
    }

    /** The others are not continued, and what they produce may not even be meant for this ledger. */
    static boolean verifiable(Run run) {
        return "incremental".equals(run.syncMode())
                && !"LIVE".equals(run.executionMode())
                && run.status() != null
                && ENDED.contains(run.status());
    }

    private Finding verify(IterationState state) {
        if (state.verdict() == Completeness.COMPLETE) {
            return Finding.COMPLETE;
        }
        verdicts.closePrevious(state);
        Judgement judgement = verdicts.judge(state);
        if (verdicts.settle(state, judgement)) {
            return Finding.COMPLETE;
        }
        return state.verdict() == Completeness.INCOMPLETE ? incomplete(state) : open(state, judgement);
    }

    private Finding incomplete(IterationState state) {
        String reason = "incomplete: " + state.reason();
        if (settings.hold()) {
            ledger.explain(state, reason);
        }
        return Finding.of(Completeness.INCOMPLETE, reason);
    }

    private Finding open(IterationState state, Judgement judgement) {
        if (state.step() != null) {
            ledger.explain(state, state.reason());
            return Finding.of(Completeness.OPEN, state.reason());
        }
        RepairStep step = settings.fromOutputs() ? RepairStep.OUTPUTS : RepairStep.GRACE;
        Instant at = settings.fromOutputs() ? clock.instant() : clock.instant().plus(settings.grace());
        String reason = Verdicts.reason(state, judgement, step);
        ledger.plan(state.next(step, at, reason));
        return Finding.of(Completeness.OPEN, reason);
    }
}
