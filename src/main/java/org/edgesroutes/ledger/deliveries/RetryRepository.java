package org.edgesroutes.ledger.deliveries;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.SqlTimestamps;
import org.edgesroutes.ledger.Transaction;
import org.edgesroutes.ledger.deliveries.Checkpoint.Waiting;

/** The records that failed and are tried again. */
public final class RetryRepository {

    /** Two nodes need not agree on the time. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Ledger ledger;

    public RetryRepository(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @return the records to be tried again by now, those of one callback together */
    public List<Waiting> due(String downstream, int limit) {
        return ledger.read(tx -> tx.list(
                """
                SELECT * FROM (SELECT * FROM edges_retry
                               WHERE downstream = ? AND next_attempt_at <= ? ORDER BY next_attempt_at LIMIT ?)
                ORDER BY callback_id, record_index""",
                row -> new Waiting(
                        row.getLong("callback_id"),
                        row.getInt("record_index"),
                        row.getString("record_key"),
                        row.getInt("attempts"),
                        row.getInt("counted"),
                        SqlTimestamps.instant(row, "next_attempt_at"),
                        SqlTimestamps.instant(row, "first_failed_at"),
                        row.getString("error")),
                downstream,
                tx.now(),
                limit));
    }

    /** Makes the records due that failed without proof that they are at fault. */
    public void hasten(String downstream) {
        ledger.submit(tx -> hasten(tx, downstream));
    }

    static int hasten(Transaction tx, String downstream) throws SQLException {
        return tx.update(
                "UPDATE edges_retry SET next_attempt_at = ?, planned_at = ?"
                        + " WHERE downstream = ? AND counted = 0 AND next_attempt_at > ?",
                tx.now(),
                tx.now(),
                downstream,
                tx.now());
    }

    /**
     * Plans anew, as far from now, what was planned at a time that has not come yet: after the clock was set back by
     * hours, a retry within seconds would otherwise wait for hours.
     *
     * @return the number of records
     */
    public int bound(String downstream) {
        boolean any = ledger.read(tx -> tx.first(
                        "SELECT 1 FROM edges_retry WHERE downstream = ? AND planned_at > ? LIMIT 1",
                        row -> true,
                        downstream,
                        tx.now().plus(TOLERANCE))
                .isPresent());
        return any ? ledger.write(tx -> bound(tx, downstream)) : 0;
    }

    private static int bound(Transaction tx, String downstream) throws SQLException {
        return tx.update("""
                UPDATE edges_retry SET planned_at = ?, first_failed_at = min(first_failed_at, ?),
                    next_attempt_at = strftime('%Y-%m-%dT%H:%M:%fZ',
                        julianday(?) + max(0, julianday(next_attempt_at) - julianday(planned_at)))
                WHERE downstream = ? AND planned_at > ?""", tx.now(), tx.now(), tx.now(), downstream, tx.now().plus(TOLERANCE));
    }

    /** @return how many records of a key wait */
    public Map<String, Integer> keys(String downstream) {
        return ledger.read(tx -> {
            Map<String, Integer> keys = new HashMap<>();
            tx.list(
                    "SELECT record_key, count(*) FROM edges_retry WHERE downstream = ? GROUP BY record_key",
                    row -> keys.put(row.getString(1), row.getInt(2)),
                    downstream);
            return keys;
        });
    }
}
