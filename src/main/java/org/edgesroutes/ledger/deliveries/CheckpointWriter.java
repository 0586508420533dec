package org.edgesroutes.ledger.deliveries;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.edgesroutes.ledger.Transaction;
import org.edgesroutes.ledger.deliveries.Checkpoint.Waiting;

/** How a {@link Checkpoint} becomes rows. */
final class CheckpointWriter {

    private CheckpointWriter() {}

    static boolean write(Transaction tx, String downstream, String owner, Checkpoint checkpoint) throws SQLException {
        boolean ours = tx.first(
                        "SELECT 1 FROM edges_downstream WHERE downstream = ? AND claimed_by = ?",
                        row -> true,
                        downstream,
                        owner)
                .isPresent();
        if (ours) {
            progress(tx, downstream, checkpoint);
            waiting(tx, downstream, checkpoint);
            deaths(tx, downstream, checkpoint);
            for (Waiting settled : checkpoint.settled()) {
                settle(tx, downstream, settled);
            }
        }
        return ours;
    }

    private static void progress(Transaction tx, String downstream, Checkpoint checkpoint) throws SQLException {
        each(
                tx,
                "UPDATE edges_delivery SET next_index = ?, ahead = ?, done_at = ? WHERE downstream = ? AND callback_id = ?",
                checkpoint.progress(),
                made -> new Object[] {
                    made.nextIndex(), made.ahead(), made.done() ? tx.now() : null, downstream, made.callbackId()
                });
    }

    private static void waiting(Transaction tx, String downstream, Checkpoint checkpoint) throws SQLException {
        each(tx, """
                INSERT OR REPLACE INTO edges_retry (downstream, callback_id, record_index, record_key, attempts, counted,
                                                    next_attempt_at, planned_at, first_failed_at, error)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", checkpoint.waiting(), record -> new Object[] {
            downstream,
            record.callbackId(),
            record.recordIndex(),
            record.recordKey(),
            record.attempts(),
            record.counted(),
            record.nextAttemptAt(),
            record.nextAttemptAt() == null ? null : tx.now(),
            record.firstFailedAt(),
            record.error()
        });
    }

    private static void deaths(Transaction tx, String downstream, Checkpoint checkpoint) throws SQLException {
        each(tx, """
                INSERT INTO edges_dead_letter (downstream, callback_id, record_index, attempts, error,
                                               first_failed_at, died_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)""", checkpoint.deaths(), death -> new Object[] {
            downstream,
            death.callbackId(),
            death.recordIndex(),
            death.attempts(),
            death.error(),
            death.firstFailedAt(),
            tx.now()
        });
    }

    /** The record that waited behind this one is due now, unless yet another one with the key is before it. */
    private static void settle(Transaction tx, String downstream, Waiting settled) throws SQLException {
        tx.update(
                "DELETE FROM edges_retry WHERE downstream = ? AND callback_id = ? AND record_index = ?",
                downstream,
                settled.callbackId(),
                settled.recordIndex());
        tx.update(
                """
                UPDATE edges_retry SET next_attempt_at = ?, planned_at = ?
                WHERE downstream = ? AND (callback_id, record_index) = (
                    SELECT callback_id, record_index FROM edges_retry
                    WHERE downstream = ? AND record_key = ? ORDER BY callback_id, record_index LIMIT 1)
                AND next_attempt_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM edges_retry
                                WHERE downstream = ? AND record_key = ? AND next_attempt_at IS NOT NULL)""", tx.now(), tx.now(), downstream, downstream, settled.recordKey(), downstream, settled.recordKey());
    }

    private static <T> void each(Transaction tx, String sql, List<T> all, Function<T, Object[]> row)
            throws SQLException {
        if (!all.isEmpty()) {
            tx.batch(sql, all.stream().map(row).toList());
        }
    }
}
