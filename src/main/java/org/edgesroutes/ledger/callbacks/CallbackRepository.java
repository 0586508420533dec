package org.edgesroutes.ledger.callbacks;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.LedgerException;
import org.edgesroutes.ledger.Transaction;
import org.edgesroutes.ledger.callbacks.ReceivedCallback.Keying;
import org.edgesroutes.ledger.callbacks.ReceivedCallback.Origin;
import org.edgesroutes.ledger.sources.SourceTable;
import org.edgesroutes.model.KeyedRecord;

/**
 * What arrived. One transaction takes a callback in: the callback, the state of its records and a delivery for each
 * downstream. While its action is not known it waits, and the same steps follow once it is.
 */
public final class CallbackRepository {

    /** @param scheduleUid null while it is not known to belong to one */
    private record KnownRun(long source, int iteration, String scheduleUid) {}

    /**
     * A callback whose records wait.
     *
     * @param actionOfPath the action, where the callback only waits for earlier ones of its run
     */
    public record Waiting(long callbackId, String runUid, Optional<String> actionOfPath, byte[] body) {}

    private final Ledger ledger;

    public CallbackRepository(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @return completes when the callback may be acknowledged, or exceptionally with a {@link LedgerException} */
    public CompletableFuture<Acceptance> accept(ReceivedCallback callback) {
        return ledger.arrivals()
                .underWay(ledger.submit(tx -> accept(tx, callback, null)))
                .thenApply(acceptance -> {
                    if (acceptance == Acceptance.STORED) {
                        ledger.arrivals().announce();
                    }
                    return acceptance;
                });
    }

    /** @return the action of the run where the ledger knows it */
    public Optional<String> action(String runUid) {
        return ledger.read(tx -> tx.first(
                "SELECT action FROM edges_run WHERE run_uid = ? AND action IS NOT NULL",
                row -> row.getString(1),
                runUid));
    }

    /** @return runs with callbacks that wait, the one that has waited longest first */
    public List<String> runsWaitedFor(int atMost) {
        return ledger.read(tx -> tx.list(
                "SELECT run_uid FROM edges_callback WHERE keyed_at IS NULL GROUP BY run_uid ORDER BY min(callback_id)"
                        + " LIMIT ?",
                row -> row.getString(1),
                atMost));
    }

    /** @return callbacks of this run, and of the others of its source, that wait, in the order they arrived */
    public List<Waiting> waiting(String runUid, int atMost) {
        return ledger.read(tx -> tx.list(
                """
                SELECT callback_id, run_uid, action, body FROM edges_callback
                WHERE callback_id IN (
                    SELECT callback_id FROM edges_callback
                    WHERE keyed_at IS NULL AND run_uid IN (
                        SELECT run_uid FROM edges_run
                        WHERE run_uid = ? OR source_id = (SELECT source_id FROM edges_run WHERE run_uid = ?))
                    ORDER BY callback_id LIMIT ?)
                ORDER BY callback_id""",
                row -> new Waiting(
                        row.getLong(1), row.getString(2), Optional.ofNullable(row.getString(3)), row.getBytes(4)),
                runUid,
                runUid,
                atMost));
    }

    /** Ends the waiting of one callback: its records get their states and go to the downstreams. */
    public void key(Waiting waiting, Keying keying, String inputHash) {
        ledger.write(tx -> {
            ChangeDetector states = detector(tx, waiting, inputHash);
            String json = ChangeDetector.json(keying.records(), states.compare(tx, keying.records()));
            int keyed = tx.update(
                    "UPDATE edges_callback SET action = ?, record_states = ?, keyed_at = ?"
                            + " WHERE callback_id = ? AND keyed_at IS NULL",
                    keying.action(),
                    json,
                    tx.now(),
                    waiting.callbackId());
            if (keyed == 1) {
                states.remember(tx, waiting.callbackId(), json);
                deliver(tx, waiting.callbackId());
            }
            return keyed;
        });
        ledger.arrivals().announce();
    }

    private static ChangeDetector detector(Transaction tx, Waiting waiting, String inputHash) throws SQLException {
        KnownRun run = run(tx, waiting.runUid());
        return tx.first(
                        "SELECT origin, iteration FROM edges_callback WHERE callback_id = ?",
                        row -> new ChangeDetector(
                                new ChangeDetector.Place(run.source, waiting.runUid(), row.getInt(2)),
                                Origin.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
                                inputHash),
                        waiting.callbackId())
                .orElseThrow();
    }

    /**
     * Takes a callback in together with what else a transaction does.
     *
     * @param of the iteration that it belongs to; null for the one in which its run is
     */
    public static Acceptance accept(Transaction tx, ReceivedCallback callback, Integer of) throws SQLException {
        if (tx.first("SELECT 1 FROM edges_callback WHERE callback_ref_uid = ?", row -> 1, callback.refUid())
                .isPresent()) {
            return same(tx, callback) ? Acceptance.REPEATED : Acceptance.DIFFERENT;
        }
        if (callback.runUid() == null) {
            insert(tx, callback, null, null, tx.now());
            return Acceptance.STORED;
        }
        KnownRun run = run(tx, callback.runUid());
        long source = source(tx, run, callback);
        int iteration = of == null ? run.iteration : of;
        if (callback.recordCount() == 0) {
            insert(tx, callback, iteration, null, tx.now());
            return Acceptance.STORED;
        }
        if (callback.keying().isEmpty() || othersWait(tx, callback.runUid(), source)) {
            insert(tx, callback, iteration, null, null);
            return Acceptance.WAITING;
        }
        List<KeyedRecord> records = callback.keying().get().records();
        ChangeDetector states = new ChangeDetector(
                new ChangeDetector.Place(source, callback.runUid(), iteration),
                callback.origin(),
                callback.inputHash());
        String json = ChangeDetector.json(records, states.compare(tx, records));
        long callbackId = insert(tx, callback, iteration, json, tx.now());
        states.remember(tx, callbackId, json);
        deliver(tx, callbackId);
        return Acceptance.STORED;
    }

    /** The first callback that names the schedule of its run makes the run one of the schedule's source. */
    private static long source(Transaction tx, KnownRun run, ReceivedCallback callback) throws SQLException {
        return callback.scheduleUid() == null || run.scheduleUid != null
                ? run.source
                : SourceTable.runOfSchedule(tx, callback.scheduleUid(), callback.runUid());
    }

    private static boolean same(Transaction tx, ReceivedCallback callback) throws SQLException {
        return tx.first(
                        "SELECT body = CAST(? AS TEXT) FROM edges_callback WHERE callback_ref_uid = ?",
                        row -> row.getBoolean(1),
                        callback.body(),
                        callback.refUid())
                .orElseThrow();
    }

    /** While a continue is under way, what comes belongs to the iteration that it begins: its answer may be slower. */
    private static KnownRun run(Transaction tx, String runUid) throws SQLException {
        return tx.first(
                        """
                        INSERT INTO edges_run (run_uid, first_seen_at, seen_at) VALUES (?, ?, ?)
                        ON CONFLICT (run_uid) DO UPDATE SET seen_at = excluded.seen_at
                        RETURNING coalesce(source_id, run_id), iteration + CASE WHEN EXISTS (
                            SELECT 1 FROM edges_iteration i
                            WHERE i.run_uid = edges_run.run_uid AND i.iteration = edges_run.iteration + 1
                              AND i.state IN ('claimed', 'unknown')) THEN 1 ELSE 0 END, scheduled_run_uid""",
                        row -> new KnownRun(row.getLong(1), row.getInt(2), row.getString(3)),
                        runUid,
                        tx.now(),
                        tx.now())
                .orElseThrow();
    }

    /** A later callback must not be compared before an earlier one of its source; mostly none waits at all. */
    private static boolean othersWait(Transaction tx, String runUid, long source) throws SQLException {
        return tx.first("""
                        SELECT 1 WHERE EXISTS (SELECT 1 FROM edges_callback WHERE keyed_at IS NULL)
                            AND EXISTS (SELECT 1 FROM edges_callback WHERE keyed_at IS NULL AND run_uid IN (
                                SELECT run_uid FROM edges_run WHERE run_uid = ? OR source_id = ?))""", row -> 1, runUid, source).isPresent();
    }

    private static long insert(
            Transaction tx, ReceivedCallback callback, Integer iteration, String states, Instant keyedAt)
            throws SQLException {
        return tx.first(
                        """
                        INSERT INTO edges_callback (callback_ref_uid, origin, run_uid, batch_uid, status, action,
                            iteration, record_count, record_states, body, received_at, keyed_at, variant_of)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT), ?, ?, ?)
                        RETURNING callback_id""",
                        row -> row.getLong(1),
                        callback.refUid(),
                        callback.origin().name().toLowerCase(Locale.ROOT),
                        callback.runUid(),
                        callback.batchUid(),
                        callback.status(),
                        callback.keying().map(Keying::action).orElse(null),
                        iteration,
                        callback.recordCount(),
                        states,
                        callback.body(),
                        tx.now(),
                        keyedAt,
                        callback.variantOf())
                .orElseThrow();
    }

    private static void deliver(Transaction tx, long callbackId) throws SQLException {
        tx.update(
                "INSERT INTO edges_delivery (downstream, callback_id) SELECT downstream, ? FROM edges_downstream",
                callbackId);
    }
}
