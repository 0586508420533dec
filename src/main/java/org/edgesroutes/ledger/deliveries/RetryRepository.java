package org.edgesroutes.ledger.deliveries;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.SqlTimestamps;
import org.edgesroutes.ledger.Transaction;
import org.edgesroutes.ledger.deliveries.Checkpoint.Waiting;

/** The records that failed and are tried again. */
public final class RetryRepository {

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
                "UPDATE edges_retry SET next_attempt_at = ? WHERE downstream = ? AND attempts = 0 AND next_attempt_at > ?",
                tx.now(),
                downstream,
                tx.now());
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
