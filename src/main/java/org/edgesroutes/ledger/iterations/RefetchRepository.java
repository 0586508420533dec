package org.edgesroutes.ledger.iterations;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.Transaction;
import org.edgesroutes.ledger.runs.RunMapper;

/** Iterations that were given up on and whose outputs are fetched once more. */
public final class RefetchRepository {

    private static final String GIVEN_UP = """
            SELECT i.iteration FROM edges_iteration i JOIN edges_run r ON r.run_uid = i.run_uid
            WHERE i.run_uid = ? AND coalesce(i.started_at, '') <= ? AND (i.refetched_at IS NULL OR i.refetched_at < ?)
                AND (i.verdict = 'incomplete' OR (i.verdict = 'open' AND i.iteration < r.iteration))
            ORDER BY i.iteration""";

    private static final String UNDER_WAY = """
            SELECT i.iteration FROM edges_iteration i JOIN edges_run r ON r.run_uid = i.run_uid
            WHERE i.run_uid = ? AND i.iteration < r.iteration AND i.verdict = 'incomplete' AND i.repair_at IS NOT NULL""";

    private static final String WALK =
            """
            UPDATE edges_iteration SET revision = revision + 1, repair_at = ?, repair_cursor = NULL,
                repair_walk = repair_walk + 1, repair_failures = 0, outputs = NULL,
                verdict_reason = coalesce(verdict_reason, 'the run went on before it was verified'),
                repair_step = CASE WHEN %1$s THEN 'grace' ELSE 'outputs' END,
                verdict = CASE WHEN %1$s THEN 'open' ELSE 'incomplete' END
            WHERE run_uid = ? AND iteration = ?""".formatted("iteration = (SELECT iteration FROM edges_run r WHERE r.run_uid = edges_iteration.run_uid)");

    private final Ledger ledger;

    public RefetchRepository(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Has the outputs of a run read once more for its iterations that were given up on: one walk for the earlier ones
     * together, and one for the current one. They are marked, so that this happens once.
     *
     * @param startedBy only those that began by then
     * @param markedBefore only those that were not marked since
     * @return whether there were any
     */
    public boolean plan(String uid, Instant startedBy, Instant markedBefore) {
        return ledger.write(tx -> {
            boolean underWay = underWay(tx, uid).isPresent();
            List<Integer> some = tx.list(GIVEN_UP, row -> row.getInt(1), uid, startedBy, markedBefore);
            for (int iteration : some) {
                tx.update(
                        "UPDATE edges_iteration SET refetched_at = ? WHERE run_uid = ? AND iteration = ?",
                        tx.now(),
                        uid,
                        iteration);
            }
            if (!some.isEmpty()) {
                walk(tx, uid, some, underWay);
            }
            return !some.isEmpty();
        });
    }

    private static void walk(Transaction tx, String uid, List<Integer> some, boolean underWay) throws SQLException {
        int current = RunMapper.get(tx, uid).orElseThrow().iteration();
        if (some.contains(current)) {
            tx.update(WALK, tx.now(), uid, current);
        }
        if (!underWay && some.get(0) < current) {
            tx.update(WALK, tx.now(), uid, some.get(0));
        }
    }

    /** @return the earlier iteration of a run for which its outputs are being read once more */
    public Optional<Integer> underWay(String uid) {
        return ledger.read(tx -> underWay(tx, uid));
    }

    private static Optional<Integer> underWay(Transaction tx, String uid) throws SQLException {
        return tx.first(UNDER_WAY, row -> row.getInt(1), uid);
    }

    /** @return the iterations of a run from the first one on that is not complete */
    public List<Integer> sinceTheFirstGap(String uid) {
        return ledger.read(tx -> tx.list("""
                SELECT iteration FROM edges_iteration
                WHERE run_uid = ? AND state IN ('continued', 'observed') AND iteration >=
                    (SELECT min(iteration) FROM edges_iteration WHERE run_uid = ? AND verdict <> 'complete')
                ORDER BY iteration""", row -> row.getInt(1), uid, uid));
    }
}
