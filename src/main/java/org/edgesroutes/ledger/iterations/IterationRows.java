package org.edgesroutes.ledger.iterations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.edgesroutes.ledger.SqlTimestamps;
import org.edgesroutes.ledger.Transaction;
import org.edgesroutes.model.ContinueClaim;
import org.edgesroutes.model.Run;
import org.edgesroutes.model.TrackedRun;

/** Rows of {@code edges_iteration}. */
public final class IterationRows {

    private IterationRows() {}

    /** The iteration whose continue is being made, or has an unknown outcome. */
    public static Optional<ContinueClaim> open(Transaction tx, String uid, int iteration) throws SQLException {
        return tx.first(
                "SELECT * FROM edges_iteration WHERE run_uid = ? AND iteration = ? AND state IN ('claimed', 'unknown')",
                row -> claim(row, tx.now()),
                uid,
                iteration);
    }

    private static ContinueClaim claim(ResultSet row, Instant now) throws SQLException {
        Instant until = SqlTimestamps.instant(row, "claimed_until");
        return new ContinueClaim(
                row.getString("run_uid"),
                row.getInt("iteration"),
                row.getString("claimed_by"),
                until,
                !until.isAfter(now),
                row.getString("status_before"),
                SqlTimestamps.instant(row, "updated_at_before"),
                SqlTimestamps.instant(row, "started_at_before"));
    }

    /** The holders are dead: the next sight of each run tells whether its continue took effect. */
    public static int abandoned(Transaction tx) throws SQLException {
        return tx.update(
                "UPDATE edges_iteration SET claimed_until = ? WHERE state = 'claimed' AND claimed_until > ?",
                tx.now(),
                tx.now());
    }

    /** A run is seen for the first time: whatever iteration it is in counts as the first one. */
    public static void first(Transaction tx, TrackedRun row) throws SQLException {
        tx.update("""
                INSERT INTO edges_iteration (run_uid, iteration, state, started_at) VALUES (?, ?, 'observed', ?)
                ON CONFLICT (run_uid, iteration) DO NOTHING""", row.uid(), row.iteration(), row.run().startedAt());
    }

    /**
     * A run is seen to be further than the ledger knew: a lost continue took effect, or it was continued from elsewhere.
     *
     * @param countBefore output_count when it was last seen before, may be null
     */
    public static void began(Transaction tx, TrackedRun row, Integer countBefore) throws SQLException {
        Instant started = row.run().startedAt() == null ? tx.now() : row.run().startedAt();
        tx.update("""
                INSERT INTO edges_iteration (run_uid, iteration, state, started_at, output_count_before)
                VALUES (?, ?, 'observed', ?, ?)
                ON CONFLICT (run_uid, iteration) DO UPDATE SET started_at = excluded.started_at,
                    state = CASE edges_iteration.state WHEN 'refused' THEN 'observed' ELSE 'continued' END""", row.uid(), row.iteration(), started, countBefore);
    }

    /** @return false when another process was first */
    public static boolean insert(Transaction tx, TrackedRun row, ContinueClaim claim) throws SQLException {
        Run run = row.run();
        return tx.update(
                        """
                        INSERT INTO edges_iteration (run_uid, iteration, state, claimed_by, claimed_at, claimed_until,
                            status_before, updated_at_before, started_at_before, output_count_before)
                        VALUES (?, ?, 'claimed', ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (run_uid, iteration) DO UPDATE SET state = 'claimed', error = NULL,
                            claimed_by = excluded.claimed_by, claimed_at = excluded.claimed_at,
                            claimed_until = excluded.claimed_until, status_before = excluded.status_before,
                            updated_at_before = excluded.updated_at_before,
                            started_at_before = excluded.started_at_before,
                            output_count_before = excluded.output_count_before
                        WHERE edges_iteration.state = 'refused'""",
                        claim.runUid(),
                        claim.iteration(),
                        claim.holder(),
                        tx.now(),
                        claim.until(),
                        run.status(),
                        run.updatedAt(),
                        run.startedAt(),
                        run.outputCount())
                == 1;
    }

    /** Takes over a claim whose holder is gone. @return false when another process was first */
    public static boolean takeOver(Transaction tx, ContinueClaim abandoned, ContinueClaim claim) throws SQLException {
        return tx.update(
                        """
                        UPDATE edges_iteration SET state = 'claimed', claimed_by = ?, claimed_at = ?, claimed_until = ?
                        WHERE run_uid = ? AND iteration = ? AND state IN ('claimed', 'unknown') AND claimed_until = ?""",
                        claim.holder(),
                        tx.now(),
                        claim.until(),
                        claim.runUid(),
                        claim.iteration(),
                        abandoned.until())
                == 1;
    }

    /** @return false when the claim is not the holder's any more */
    public static boolean settle(Transaction tx, ContinueClaim claim, String state, Instant startedAt, String error)
            throws SQLException {
        return tx.update("""
                        UPDATE edges_iteration SET state = ?, started_at = ?, error = ?, claimed_until = ?
                        WHERE run_uid = ? AND iteration = ? AND state = 'claimed' AND claimed_by = ?""", state, startedAt, error, tx.now(), claim.runUid(), claim.iteration(), claim.holder())
                == 1;
    }
}
