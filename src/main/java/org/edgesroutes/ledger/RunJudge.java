package org.edgesroutes.ledger;

import java.time.Instant;
import java.util.Optional;

/** What a new sight of a run means: the ledger asks within the transaction that stores it. */
@FunctionalInterface
public interface RunJudge {

    /**
     * @param known empty for a run that was never heard of
     * @param open a continue whose outcome is not known, with {@link Claim#doubtful()} when nobody is at it any more
     */
    RunRow judge(Optional<RunRow> known, Run seen, Optional<Claim> open, Instant now);
}
