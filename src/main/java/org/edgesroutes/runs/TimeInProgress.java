package org.edgesroutes.runs;

import java.time.Duration;
import java.time.Instant;
import org.edgesroutes.ledger.IterationLedger;
import org.edgesroutes.ledger.RunRow;

/** How long an iteration of a run may take before it is reported. */
record TimeInProgress(IterationLedger iterations) {

    /** Less is nothing that somebody would have to see to, whatever the run did before. */
    static final Duration FLOOR = Planner.SILENCE;

    private static final int TIMES = 2;

    /** @param ifUnknown what holds when nobody knows when it began */
    boolean tooLong(RunRow row, Instant now, boolean ifUnknown) {
        Duration learned = iterations.longest(row.uid()).multipliedBy(TIMES);
        Duration limit = learned.compareTo(FLOOR) > 0 ? learned : FLOOR;
        return iterations
                .began(row)
                .map(began -> began.plus(limit).isBefore(now))
                .orElse(ifUnknown);
    }
}
