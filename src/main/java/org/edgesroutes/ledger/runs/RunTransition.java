package org.edgesroutes.ledger.runs;

import java.time.Instant;
import java.util.Optional;
import org.edgesroutes.model.ContinueClaim;
import org.edgesroutes.model.Run;
import org.edgesroutes.model.TrackedRun;

/** What a new sight of a run means: the ledger asks within the transaction that stores it. */
@FunctionalInterface
public interface RunTransition {

    /**
     * @param known empty for a run that was never heard of
     * @param open a continue whose outcome is not known, with {@link ContinueClaim#doubtful()} when its holder is gone
     */
    TrackedRun judge(Optional<TrackedRun> known, Run seen, Optional<ContinueClaim> open, Instant now);
}
