package org.edgesroutes.runs;

import java.time.Duration;
import java.time.Instant;
import org.edgesroutes.ledger.iterations.EndedIterationRepository;
import org.edgesroutes.ledger.iterations.IterationRepository;
import org.edgesroutes.model.TrackedRun;

/** How long an iteration of a run may take before it is reported: longer than any of its source took. */
record ProgressTimeout(IterationRepository iterations, EndedIterationRepository ended) {

    /** Shorter times are never reported, whatever the run did before. */
    static final Duration FLOOR = RunPlanner.SILENCE;

    private static final int TIMES = 2;

    /** @param ifUnknown the answer when its beginning is not known */
    boolean tooLong(TrackedRun row, Instant now, boolean ifUnknown) {
        Duration learned = ended.longest(row.uid()).multipliedBy(TIMES);
        Duration limit = learned.compareTo(FLOOR) > 0 ? learned : FLOOR;
        return iterations
                .began(row)
                .map(began -> began.plus(limit).isBefore(now))
                .orElse(ifUnknown);
    }
}
