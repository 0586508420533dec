package org.edgesroutes.ledger.deliveries;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.SqlTimestamps;
import org.edgesroutes.ledger.Transaction;

/** The downstreams: their registration, claims and pauses. */
public final class DownstreamRepository {

    /** Callbacks enlisted in one transaction, so that a webhook never waits long for its own. */
    private static final int CHUNK = 10_000;

    static final String ALL = """
            SELECT s.*,
                   (SELECT count(*) FROM %s WHERE d.downstream = s.downstream AND d.done_at IS NULL) AS open_callbacks,
                   (SELECT count(*) FROM edges_retry r WHERE r.downstream = s.downstream) AS retries,
                   (SELECT count(*) FROM edges_dead_letter l
                    WHERE l.downstream = s.downstream AND l.state = 'dead') AS dead_letters
            FROM edges_downstream s ORDER BY s.downstream""".formatted(DeliveryRepository.OPEN);

    private final Ledger ledger;

    public DownstreamRepository(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Makes a downstream known. From then on every callback that may be delivered has a row for it; a new one that
     * starts from the earliest gets rows for those kept, even if this is interrupted and called again.
     *
     * @return whether it was new
     */
    public boolean register(String name, boolean earliest) {
        boolean isNew = ledger.write(tx -> {
            int inserted =
                    tx.update("""
                    INSERT INTO edges_downstream (downstream, start, registered_at, seen_at, backfill_from)
                    VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""", name, earliest ? "earliest" : "latest", tx.now(), tx.now(), earliest ? 0L : null);
            tx.update("UPDATE edges_downstream SET seen_at = ? WHERE downstream = ?", tx.now(), name);
            return inserted == 1;
        });
        while (ledger.write(tx -> enlisted(tx, name))) {
            // one chunk after the other
        }
        return isNew;
    }

    /** @return whether there may be more to enlist */
    private static boolean enlisted(Transaction tx, String name) throws SQLException {
        Optional<Long> from = tx.first(
                "SELECT backfill_from FROM edges_downstream WHERE downstream = ? AND backfill_from IS NOT NULL",
                row -> row.getLong(1),
                name);
        if (from.isEmpty()) {
            return false;
        }
        List<Long> last = tx.list(
                "SELECT callback_id FROM edges_callback WHERE callback_id >= ? ORDER BY callback_id LIMIT 1 OFFSET ?",
                row -> row.getLong(1),
                from.get(),
                CHUNK);
        long to = last.isEmpty() ? Long.MAX_VALUE : last.get(0);
        tx.update("""
                INSERT INTO edges_delivery (downstream, callback_id)
                SELECT ?, callback_id FROM edges_callback
                WHERE callback_id >= ? AND callback_id < ? AND record_states IS NOT NULL
                ON CONFLICT DO NOTHING""", name, from.get(), to);
        tx.update(
                "UPDATE edges_downstream SET backfill_from = ? WHERE downstream = ?", last.isEmpty() ? null : to, name);
        return !last.isEmpty();
    }

    /**
     * Takes or renews the right to deliver.
     *
     * @param until when it ends unless it is renewed; no claim ends later
     * @return false when another node has it
     */
    public boolean claim(String name, String owner, Instant until) {
        return ledger.write(tx -> {
            bound(tx, name, until);
            return tx.update("""
                        UPDATE edges_downstream SET claimed_by = ?, claimed_until = ?, seen_at = ?
                        WHERE downstream = ? AND (claimed_by IS NULL OR claimed_by = ? OR claimed_until < ?)""", owner, until, tx.now(), name, owner, tx.now()) == 1;
        });
    }

    /** After the clock was set back, a claim that its node gave up without a word lasts no longer than any other one. */
    private static void bound(Transaction tx, String name, Instant longest) throws SQLException {
        tx.update(
                "UPDATE edges_downstream SET claimed_until = ? WHERE downstream = ? AND claimed_until > ?",
                longest,
                name,
                longest.plus(RetryRepository.TOLERANCE));
    }

    /** Lets the next one deliver at once. */
    public void release(String name, String owner) {
        ledger.write(tx -> tx.update("""
                UPDATE edges_downstream SET claimed_by = NULL, claimed_until = NULL
                WHERE downstream = ? AND claimed_by = ?""", name, owner));
    }

    /** For a service that is alone on its ledger: every claim is left over. */
    public void releaseAll() {
        ledger.write(tx -> tx.update("UPDATE edges_downstream SET claimed_by = NULL, claimed_until = NULL"));
    }

    /** The callbacks and records of the ledger that a downstream has not had. */
    public record Backlog(long callbacks, long records) {}

    public Backlog backlog(String name) {
        return ledger.read(tx -> tx.first(
                        """
                        SELECT count(*), coalesce(sum(c.record_count), 0)
                        FROM %s JOIN edges_callback c ON c.callback_id = d.callback_id
                        WHERE d.downstream = ? AND d.done_at IS NULL""".formatted(DeliveryRepository.OPEN),
                        row -> new Backlog(row.getLong(1), row.getLong(2)),
                        name)
                .orElseThrow());
    }

    public boolean isPaused(String name) {
        return ledger.read(tx -> tx.first(
                        "SELECT 1 FROM edges_downstream WHERE downstream = ? AND paused_until IS NOT NULL",
                        row -> true,
                        name)
                .isPresent());
    }

    public void paused(String name, Instant until, int pauses, String error) {
        ledger.submit(tx -> tx.update(
                "UPDATE edges_downstream SET paused_until = ?, pauses = ?, last_error = ? WHERE downstream = ?",
                until,
                pauses,
                error,
                name));
    }

    /** Ends the pause; the records that failed in it are due at once. */
    public void recovered(String name) {
        ledger.submit(tx -> {
            RetryRepository.hasten(tx, name);
            return tx.update("UPDATE edges_downstream SET paused_until = NULL, pauses = 0 WHERE downstream = ?", name);
        });
    }

    /** @return every downstream that was ever registered, by name */
    public List<DownstreamState> all() {
        return ledger.read(tx -> tx.list(
                ALL,
                row -> new DownstreamState(
                        row.getString("downstream"),
                        row.getString("claimed_by"),
                        SqlTimestamps.instant(row, "paused_until"),
                        row.getInt("pauses"),
                        row.getString("last_error"),
                        row.getLong("open_callbacks"),
                        row.getLong("retries"),
                        row.getLong("dead_letters"))));
    }
}
