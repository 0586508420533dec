package org.edgesroutes.ledger.iterations;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.SqlTimestamps;
import org.edgesroutes.model.TrackedRun;

/** What the iterations of each run brought, and when they began. */
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
                SELECT i.run_uid, r.scheduled_run_uid, r.action, i.iteration, i.started_at, i.verdict
                FROM edges_iteration i JOIN edges_run r ON r.run_uid = i.run_uid
                WHERE i.verdict <> 'complete' AND i.started_at IS NOT NULL
                    AND i.started_at <= ? AND i.started_at > ? AND r.sync_mode = 'incremental'
                ORDER BY i.started_at LIMIT ?""",
                row -> new AgingIteration(
                        row.getString("run_uid"),
                        row.getString("scheduled_run_uid"),
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
}
