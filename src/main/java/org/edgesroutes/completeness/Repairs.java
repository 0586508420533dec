package org.edgesroutes.completeness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.edgesroutes.api.EdgesApi;
import org.edgesroutes.api.EdgesApiException;
import org.edgesroutes.ledger.Completeness;
import org.edgesroutes.ledger.CompletenessLedger;
import org.edgesroutes.ledger.IterationState;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.RepairStep;
import org.edgesroutes.ledger.RunRow;
import org.edgesroutes.records.RecordKeyer;
import org.edgesroutes.reports.Reports;
import org.edgesroutes.settings.EdgesSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings back what is missing, cheapest first, for the run that is archived first. Every step is remembered when it is
 * done, so that a process that dies goes on where it was. For one thread.
 */
public final class Repairs {

    private static final Logger LOG = LoggerFactory.getLogger(Repairs.class);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int LONGEST_PAUSE = 8;

    private final boolean enabled;
    private final int share;
    private final Duration grace;
    private final CompletenessLedger ledger;
    private final Verdicts verdicts;
    private final CallbackReplays replays;
    private final OutputPages outputs;
    private final FailedInputs inputs;
    private final Clock clock;

    public Repairs(
            EdgesSettings settings, EdgesApi api, Ledger ledger, RecordKeyer keyer, Reports reports, Clock clock) {
        this.enabled = api.enabled();
        this.share = Math.max(1, settings.api().requestsPerMinute() / 2);
        this.grace = settings.completeness().grace();
        this.ledger = new CompletenessLedger(ledger);
        this.verdicts = new Verdicts(this.ledger, reports);
        this.replays = new CallbackReplays(api, ledger, clock, grace);
        this.outputs = new OutputPages(api, this.ledger, keyer, clock);
        this.inputs = new FailedInputs(api, ledger);
        this.clock = clock;
    }

    /**
     * Works off what is due, with at most half the requests of a minute.
     *
     * @return the runs whose iterations have their verdict now, as they are
     */
    public List<RunRow> round() {
        Set<String> touched = new LinkedHashSet<>();
        int left = enabled ? share : 0;
        while (left > 0) {
            Optional<IterationState> due = ledger.nextRepair();
            if (due.isEmpty()) {
                break;
            }
            touched.add(due.get().uid());
            try {
                left -= step(due.get(), left);
            } catch (EdgesApiException failure) {
                postpone(due.get(), failure);
                break;
            }
        }
        return decided(touched);
    }

    private List<RunRow> decided(Set<String> uids) {
        List<RunRow> rows = new ArrayList<>();
        for (String uid : uids) {
            ledger.state(uid)
                    .filter(state -> state.verdict() != Completeness.OPEN)
                    .ifPresent(state -> rows.add(state.row()));
        }
        return rows;
    }

    /** @return how many requests it took */
    private int step(IterationState state, int left) {
        if (state.step() == null || !Verification.verifiable(state.row().run())) {
            ledger.abandon(state);
            return 0;
        }
        Judgement judgement = verdicts.judge(state);
        if (verdicts.settle(state, judgement)) {
            return 0;
        }
        if (judgement.tally().waiting() > 0) {
            ledger.plan(state.page(state.cursor(), clock.instant().plus(grace), state.reason()));
            return 0;
        }
        return switch (state.step()) {
            case GRACE -> afterGrace(state, judgement);
            case HISTORY -> replay(state, judgement, left);
            case ARRIVING -> go(state, judgement, state.outputs() == null ? RepairStep.OUTPUTS : RepairStep.HISTORY);
            case OUTPUTS -> fetch(state, judgement);
            case INPUTS -> explain(state, judgement);
        };
    }

    private int afterGrace(IterationState state, Judgement judgement) {
        boolean replaysHelp = judgement.tally().received() > 0 && !judgement.enough();
        return go(state, judgement, replaysHelp ? RepairStep.HISTORY : RepairStep.OUTPUTS);
    }

    private int replay(IterationState state, Judgement judgement, int left) {
        CallbackReplays.Outcome outcome = replays.replay(state, Math.max(1, left - 1));
        switch (outcome.state()) {
            case UNDER_WAY -> wait(state, judgement, RepairStep.ARRIVING);
            case MORE -> go(state, judgement, RepairStep.HISTORY);
            case NONE -> go(state, judgement, state.outputs() == null ? RepairStep.OUTPUTS : RepairStep.INPUTS);
        }
        return outcome.requests();
    }

    private int fetch(IterationState state, Judgement judgement) {
        if (state.outputs() != null) {
            return go(state, judgement, RepairStep.HISTORY);
        }
        outputs.fetch(state, Verdicts.reason(state, judgement, RepairStep.OUTPUTS));
        return 1;
    }

    private int explain(IterationState state, Judgement judgement) {
        String page = inputs.record(state);
        if (page != null) {
            ledger.plan(state.page(page, clock.instant(), state.reason()));
        } else {
            String fetched = state.outputsRead()
                    ? "the outputs hold %d".formatted(judgement.tally().rows())
                    : "the outputs cannot be read (%s)".formatted(state.outputs());
            verdicts.giveUp(
                    state,
                    judgement,
                    "%s, no replay is left, %d inputs failed".formatted(fetched, inputs.failed(state)));
        }
        return 1;
    }

    private int go(IterationState state, Judgement judgement, RepairStep step) {
        ledger.plan(state.next(step, clock.instant(), Verdicts.reason(state, judgement, step)));
        return 0;
    }

    private void wait(IterationState state, Judgement judgement, RepairStep step) {
        ledger.plan(state.next(step, clock.instant().plus(grace), Verdicts.reason(state, judgement, step)));
    }

    /** Later each time; a run is never given up on because Edges cannot be asked. */
    private void postpone(IterationState state, EdgesApiException failure) {
        Instant at = clock.instant().plus(FIRST_PAUSE.multipliedBy(1L << Math.min(state.failures(), LONGEST_PAUSE)));
        ledger.state(state.uid()).ifPresent(now -> {
            if (now.step() != null) {
                ledger.plan(now.later(at, now.reason()));
            }
        });
        LOG.warn("{} goes on being repaired at {}: {}", Verdicts.name(state), at, failure.getMessage());
    }
}
