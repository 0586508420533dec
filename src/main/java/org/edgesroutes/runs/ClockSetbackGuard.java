package org.edgesroutes.runs;

import java.time.Duration;
import java.util.List;
import org.edgesroutes.ledger.iterations.DueTimeRepository;
import org.edgesroutes.ledger.runs.RunRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings due times of runs forward that are later than they can be: after the clock was set back, a run would otherwise
 * wait for as long as the clock jumped.
 *
 * @param lease of the claim of a continue
 */
record ClockSetbackGuard(DueTimeRepository dueTimes, RunRepository runs, QuietRunDetector quiet, Duration lease) {

    private static final Logger LOG = LoggerFactory.getLogger(ClockSetbackGuard.class);
    private static final int AT_ONCE = 1000;

    void bound() {
        dueTimes.boundSilence(RunPlanner.SILENCE);
        dueTimes.boundScheduleChecks(SilentScheduleDetector.CHECKED_EVERY);
        dueTimes.boundClaims(lease);
        List<String> ahead = dueTimes.plannedAhead(AT_ONCE);
        if (!ahead.isEmpty()) {
            LOG.warn("the clock was set back: {} runs are planned anew, {} among them", ahead.size(), ahead.get(0));
            ahead.forEach(uid -> runs.row(uid).ifPresent(run -> dueTimes.boundQuiet(uid, quiet.patience(run))));
            runs.replan(ahead);
        }
    }
}
