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
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.iterations.CompletenessRepository;
import org.edgesroutes.ledger.iterations.DueTimeRepository;
import org.edgesroutes.model.Completeness;
import org.edgesroutes.model.Iteration;
import org.edgesroutes.model.RunSnapshot;
import org.edgesroutes.records.RecordKeyer;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.settings.EdgesSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings back what is missing, cheapest first, for the run that is archived first. Every step is remembered when it is
 * done, so that a process that dies goes on where it was. For one thread.
 */
public final class RepairService {

    private static final Logger LOG = LoggerFactory.getLogger(RepairService.class);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int LONGEST_PAUSE = 8;

    private final boolean enabled;
    private final int share;
    private final CompletenessRepository ledger;
    private final RepairExecutor steps;
    private final DueTimeRepository dueTimes;
    private final Duration longestWait;
    private final Clock clock;

    public RepairService(
            EdgesSettings settings,
            EdgesApi api,
            Ledger ledger,
            RecordKeyer keyer,
            ReportService reports,
            Clock clock) {
        this.enabled = api.enabled();
        this.share = Math.max(1, settings.api().requestsPerMinute() / 2);
        this.ledger = new CompletenessRepository(ledger);
        this.steps = new RepairExecutor(settings, api, ledger, keyer, reports, clock, Duration.ZERO);
        this.dueTimes = new DueTimeRepository(ledger);
        Duration grace = settings.completeness().grace();
        this.longestWait = grace.compareTo(EarlierIterationRefetch.LATER) > 0 ? grace : EarlierIterationRefetch.LATER;
        this.clock = clock;
    }

    /**
     * Works off what is due, with at most half the requests of a minute.
     *
     * @return the runs whose iterations have their verdict now, as they are
     */
    public List<RunSnapshot> round() {
        dueTimes.boundRepairs(this::pause, LONGEST_PAUSE + 1);
        Set<String> touched = new LinkedHashSet<>();
        int left = enabled ? share : 0;
        while (left > 0) {
            Optional<Iteration> due = ledger.nextRepair();
            if (due.isEmpty()) {
                break;
            }
            touched.add(due.get().uid());
            try {
                left -= steps.step(due.get(), left);
            } catch (EdgesApiException failure) {
                postpone(due.get(), failure);
                break;
            }
        }
        return decided(touched);
    }

    /** @return the longest time until the next step, after so many failures in a row */
    private Duration pause(int failures) {
        return failures == 0 ? longestWait : FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, LONGEST_PAUSE));
    }

    private List<RunSnapshot> decided(Set<String> uids) {
        List<RunSnapshot> decided = new ArrayList<>();
        for (String uid : uids) {
            ledger.state(uid)
                    .filter(state -> state.verdict() != Completeness.OPEN)
                    .ifPresent(state -> decided.add(RunSnapshot.of(state.run())));
        }
        return decided;
    }

    /** Later each time; a run is never given up on because Edges cannot be asked. */
    private void postpone(Iteration state, EdgesApiException failure) {
        Instant at = clock.instant().plus(pause(state.repair().failures() + 1));
        ledger.state(state.uid(), state.number()).ifPresent(now -> {
            if (now.repair().step() != null) {
                ledger.plan(now.failedOnceMore(at));
            }
        });
        LOG.warn("{} goes on being repaired at {}: {}", VerdictRecorder.name(state), at, failure.getMessage());
    }
}
