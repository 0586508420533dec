package org.edgesroutes.ledger.iterations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.SqlTimestamps;
import org.edgesroutes.ledger.Transaction;
import org.edgesroutes.model.EndedIteration;
import org.edgesroutes.model.TrackedRun;

/** How the iterations of each run ended, and what came of them. */
public final class IterationRepository {

    private static final String OF_CALLBACKS =
            "SELECT sum(record_count) FROM edges_callback WHERE run_uid = ? AND iteration = ? AND origin = 'callback'";

    private final Ledger ledger;

    public IterationRepository(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @return what the evaluation of the current iteration of a run rests on; needs no scan of its callbacks */
    public IterationEvidence evidence(TrackedRun run) {
        String uid = run.uid();
        int iteration = run.iteration();
        return ledger.read(tx -> tx.first(
                        """
                        SELECT coalesce((SELECT max(callback_id) FROM edges_callback
                                         WHERE run_uid = ? AND iteration = ?), 0) AS last_callback,
                               EXISTS (SELECT 1 FROM edges_callback WHERE run_uid = ? AND keyed_at IS NULL) AS waiting,
                               coalesce((SELECT failed_callbacks FROM edges_iteration
                                         WHERE run_uid = ? AND iteration = ? AND verdict = 'incomplete'), 0) AS undelivered""",
                        row -> new IterationEvidence(
                                iteration,
                                run.status(),
                                row.getLong("last_callback"),
                                row.getBoolean("waiting"),
                                row.getInt("undelivered")),
                        uid,
                        iteration,
                        uid,
                        uid,
                        iteration))
                .orElseThrow();
    }

    /**
     * Counts the records that took a place below {@code max_results}: each that callbacks brought, and of those fetched
     * for repair each that no callback had brought.
     */
    public int sent(String uid, int iteration) {
        return ledger.read(tx ->
                tx.first(OF_CALLBACKS, row -> row.getInt(1), uid, iteration).orElse(0)
                        + FetchedRecords.count(tx, uid, iteration));
    }

    /** @return the same for each input; reads every callback of the iteration. Fetched records name no input */
    public List<Integer> sentPerInput(String uid, int iteration) {
        return ledger.read(tx -> {
            List<Integer> sent = new ArrayList<>(tx.list(
                    OF_CALLBACKS + " GROUP BY json_extract(body, '$.input')", row -> row.getInt(1), uid, iteration));
            sent.add(FetchedRecords.count(tx, uid, iteration));
            return sent;
        });
    }

    /** @return an iteration that ended; empty while it is in progress */
    public Optional<EndedIteration> ended(String uid, int iteration) {
        return ledger.read(tx -> tx.first(
                "SELECT * FROM edges_iteration WHERE run_uid = ? AND iteration = ? AND ended_at IS NOT NULL",
                IterationRepository::row,
                uid,
                iteration));
    }

    /**
     * The iterations of a run that ended before the given one, the latest first.
     *
     * @param limit so many, and behind them the last saturated one with the one before it where they are older
     */
    public List<EndedIteration> endedBefore(String uid, int iteration, int limit) {
        return ledger.read(tx -> {
            List<EndedIteration> rows = new ArrayList<>(list(tx, uid, iteration, false, limit));
            if (rows.size() == limit && rows.stream().noneMatch(EndedIteration::saturated)) {
                List<EndedIteration> last = list(tx, uid, rows.get(limit - 1).iteration(), true, 1);
                rows.addAll(last);
                if (!last.isEmpty()) {
                    rows.addAll(list(tx, uid, last.get(0).iteration(), false, 1));
                }
            }
            return rows;
        });
    }

    private static List<EndedIteration> list(Transaction tx, String uid, int before, boolean saturated, int limit)
            throws SQLException {
        return tx.list("""
                SELECT * FROM edges_iteration
                WHERE run_uid = ? AND iteration < ? AND saturated >= ? AND ended_at IS NOT NULL AND started_at IS NOT NULL
                ORDER BY iteration DESC LIMIT ?""", IterationRepository::row, uid, before, saturated ? 1 : 0, limit);
    }

    /** @return the most records that any other iteration of the action brought; null when there is none */
    public Integer largestLoad(String action, String uid, int iteration) {
        return ledger.read(tx -> tx.first("""
                        SELECT max(load) FROM edges_iteration i JOIN edges_run r ON r.run_uid = i.run_uid
                        WHERE r.action = ? AND NOT (i.run_uid = ? AND i.iteration = ?)
                        HAVING max(load) IS NOT NULL""", row -> row.getInt(1), action, uid, iteration))
                .orElse(null);
    }

    /** When the iteration of a run began; empty when that is not known. */
    public Optional<Instant> began(TrackedRun row) {
        return ledger.read(tx -> tx.first(
                        "SELECT started_at FROM edges_iteration"
                                + " WHERE run_uid = ? AND iteration = ? AND started_at IS NOT NULL",
                        found -> SqlTimestamps.instant(found, "started_at"),
                        row.uid(),
                        row.iteration()))
                .or(() -> Optional.ofNullable(row.run().startedAt()));
    }

    /** The longest that an iteration of the run took; zero when none has ended. */
    public Duration longest(String uid) {
        return ledger
                .read(tx -> tx.list(
                        "SELECT started_at, ended_at FROM edges_iteration WHERE run_uid = ? AND started_at < ended_at",
                        row -> Duration.between(
                                SqlTimestamps.instant(row, "started_at"), SqlTimestamps.instant(row, "ended_at")),
                        uid))
                .stream()
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** The status in the last callback of an iteration that tells an end; empty when there is none. */
    public Optional<String> endTold(String uid, int iteration) {
        return ledger.read(tx -> tx.first("""
                SELECT status FROM edges_callback
                WHERE run_uid = ? AND iteration = ? AND origin = 'callback'
                    AND status IN ('SUCCEEDED', 'PARTIAL_SUCCEEDED', 'FAILED')
                ORDER BY callback_id DESC LIMIT 1""", row -> row.getString(1), uid, iteration));
    }

    /** How many callbacks of an iteration that is incomplete Edges could not deliver, as far as its history was read. */
    public int undelivered(String uid, int iteration) {
        return ledger.read(tx -> tx.first(
                        "SELECT failed_callbacks FROM edges_iteration"
                                + " WHERE run_uid = ? AND iteration = ? AND verdict = 'incomplete'",
                        row -> row.getInt(1),
                        uid,
                        iteration))
                .orElse(0);
    }

    /**
     * The iterations of incremental runs that began so long ago and are not complete, the oldest first.
     *
     * @param atLeast their age
     * @param below at this age nothing more can be done about them
     */
    public List<AgingIteration> aging(Duration atLeast, Duration below, int limit) {
        return ledger.read(tx -> tx.list(
                """
                SELECT i.run_uid, r.action, i.iteration, i.started_at, i.verdict
                FROM edges_iteration i JOIN edges_run r ON r.run_uid = i.run_uid
                WHERE i.verdict <> 'complete' AND i.started_at IS NOT NULL
                    AND i.started_at <= ? AND i.started_at > ? AND r.sync_mode = 'incremental'
                ORDER BY i.started_at LIMIT ?""",
                row -> new AgingIteration(
                        row.getString("run_uid"),
                        row.getString("action"),
                        row.getInt("iteration"),
                        SqlTimestamps.instant(row, "started_at"),
                        row.getString("verdict")),
                tx.now().minus(atLeast),
                tx.now().minus(below),
                limit));
    }

    /** Whether everything that an iteration produced is in the ledger. */
    public boolean complete(String uid, int iteration) {
        return ledger.read(tx -> tx.first(
                        "SELECT 1 FROM edges_iteration WHERE run_uid = ? AND iteration = ? AND verdict = 'complete'",
                        row -> true,
                        uid,
                        iteration))
                .isPresent();
    }

    /**
     * Writes down what came of an iteration.
     *
     * @param estimatedLost null when the number is not known, or none was
     */
    public void judged(String uid, EndedIteration ended, Long estimatedLost) {
        ledger.write(tx -> tx.update(
                """
                INSERT INTO edges_iteration (run_uid, iteration, state, started_at, ended_at, outcome, load, saturated,
                    estimated_lost)
                VALUES (?, ?, 'observed', ?, ?, ?, ?, ?, ?)
                ON CONFLICT (run_uid, iteration) DO UPDATE SET
                    started_at = coalesce(started_at, excluded.started_at),
                    ended_at = coalesce(ended_at, excluded.ended_at), outcome = excluded.outcome,
                    load = excluded.load, saturated = excluded.saturated, estimated_lost = excluded.estimated_lost""",
                uid,
                ended.iteration(),
                ended.startedAt(),
                tx.now(),
                ended.outcome(),
                ended.load(),
                ended.saturated() ? 1 : 0,
                estimatedLost));
    }

    private static EndedIteration row(ResultSet row) throws SQLException {
        return new EndedIteration(
                row.getInt("iteration"),
                SqlTimestamps.instant(row, "started_at"),
                row.getString("outcome"),
                row.getInt("load"),
                row.getBoolean("saturated"));
    }
}
