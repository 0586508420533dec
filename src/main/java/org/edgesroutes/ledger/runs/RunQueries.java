package org.edgesroutes.ledger.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.RecordChanges;
import org.edgesroutes.ledger.SqlNumbers;
import org.edgesroutes.ledger.SqlTimestamps;
import org.edgesroutes.model.Change;
import org.edgesroutes.model.TrackedRun;

/** Runs, iterations and callbacks as the commands show them. */
public final class RunQueries {

    /** The last code point: no uid that begins with a prefix sorts behind the prefix with this added. */
    static final String BEHIND_ALL = Character.toString(Character.MAX_CODE_POINT);

    /** The sums are taken of the runs that are shown, not of every run there is. */
    private static final String LISTED = """
            SELECT r.*, i.verdict, i.verdict_reason, i.expected, i.fetched,
                   (SELECT coalesce(sum(%3$s), 0) FROM edges_callback c
                    WHERE c.run_uid = r.run_uid AND c.iteration = r.iteration) AS repeated,
                   CASE WHEN i.verified_at IS NULL
                        THEN (SELECT coalesce(sum(c.record_count), 0) FROM edges_callback c
                              WHERE c.run_uid = r.run_uid AND c.iteration = r.iteration)
                        ELSE coalesce(i.received, 0) + coalesce(i.fetched, 0) END AS received,
                   (SELECT coalesce(sum(c.record_count), 0) FROM edges_callback c WHERE c.run_uid = r.run_uid)
                       AS received_in_all
            FROM (SELECT * FROM edges_run WHERE %1$s ORDER BY %2$s LIMIT ?) r
                 LEFT JOIN edges_iteration i ON i.run_uid = r.run_uid AND i.iteration = r.iteration
            ORDER BY %2$s""";

    private static final String REPEATED = RecordChanges.count("c.record_states", Change.REPEATED.word());

    /** With the exact uid nothing else is meant, whatever begins like it. */
    private static final String BEGINS = "run_uid >= ? AND run_uid < ?"
            + " AND (run_uid = ? OR NOT EXISTS (SELECT 1 FROM edges_run WHERE run_uid = ?))";

    private final Ledger ledger;

    public RunQueries(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * A run with how its current iteration stands.
     *
     * @param verdict {@code open}, {@code complete} or {@code incomplete}; null for a run that Edges never told about
     * @param reason of the verdict, in words; may be null
     * @param received records of the current iteration; before it is verified repeated ones count too
     * @param expected in the current iteration; null while that cannot be known
     * @param fetched records of it that only the outputs brought; null before it is verified
     * @param repeated records of it that had come before
     * @param receivedInAll records of all its callbacks, repeated ones included
     */
    public record Listed(
            TrackedRun row,
            String verdict,
            String reason,
            long received,
            Integer expected,
            Integer fetched,
            long repeated,
            long receivedInAll) {}

    /**
     * One iteration with what came in it.
     *
     * @param state null where there is no row for it
     * @param startedAt null while Edges has not confirmed it, and for the launch
     * @param outputCountBefore null when Edges had not told any
     * @param received records that callbacks brought; null before it is verified
     * @param fetched records that only the outputs brought; the same
     */
    public record Iteration(
            int number,
            String state,
            Instant startedAt,
            String statusBefore,
            Integer outputCountBefore,
            String error,
            long callbacks,
            long records,
            Integer expected,
            Integer received,
            Integer fetched,
            String verdict,
            String verdictReason) {}

    /** @param keyedAt null while its records wait for the action of their run */
    public record Callback(
            String refUid,
            String origin,
            String status,
            Integer iteration,
            long records,
            Instant receivedAt,
            Instant keyedAt) {}

    /** How far a downstream is with the callbacks of a run; retries and dead letters are records. */
    public record Delivered(String downstream, long done, long open, long retries, long deadLetters) {}

    /** @return the runs that changed last; with {@link RunFilter#due()} those that wait longest */
    public List<Listed> list(RunFilter filter, int limit) {
        return ledger.read(tx -> {
            List<Object> parameters = new ArrayList<>();
            String where = filter.where(tx, parameters);
            parameters.add(limit);
            return tx.list(
                    LISTED.formatted(
                            where,
                            filter.due() ? "next_continue_at" : "coalesce(edges_updated_at, seen_at) DESC",
                            REPEATED),
                    RunQueries::listed,
                    parameters.toArray());
        });
    }

    /** @return the run with exactly this uid, else those whose uids begin with it */
    public List<Listed> find(String prefix, int limit) {
        return ledger.read(tx -> tx.list(
                LISTED.formatted(BEGINS, "run_uid", REPEATED),
                RunQueries::listed,
                prefix,
                prefix + BEHIND_ALL,
                prefix,
                prefix,
                limit));
    }

    /** @return the statuses that occur */
    public List<String> statuses() {
        return ledger.read(tx ->
                tx.list("SELECT DISTINCT status FROM edges_run WHERE status IS NOT NULL", row -> row.getString(1)));
    }

    /** @return the actions that occur */
    public List<String> actions() {
        return ledger.read(tx ->
                tx.list("SELECT DISTINCT action FROM edges_run WHERE action IS NOT NULL", row -> row.getString(1)));
    }

    /** @return every iteration of which there is a row or a callback, the first one first */
    public List<Iteration> iterations(String uid) {
        return ledger.read(tx -> tx.list("""
                WITH came AS (SELECT iteration, count(*) AS callbacks, sum(record_count) AS records
                              FROM edges_callback WHERE run_uid = ? AND iteration IS NOT NULL GROUP BY iteration)
                SELECT n.iteration, i.state, i.started_at, i.status_before, i.output_count_before, i.error,
                       i.expected, i.received, i.fetched, i.verdict, i.verdict_reason,
                       coalesce(came.callbacks, 0) AS callbacks, coalesce(came.records, 0) AS records
                FROM (SELECT iteration FROM came UNION SELECT iteration FROM edges_iteration WHERE run_uid = ?) n
                     LEFT JOIN came ON came.iteration = n.iteration
                     LEFT JOIN edges_iteration i ON i.run_uid = ? AND i.iteration = n.iteration
                ORDER BY n.iteration""", RunQueries::iteration, uid, uid, uid));
    }

    /** @return the newest first */
    public List<Callback> callbacks(String uid, int limit) {
        return ledger.read(tx -> tx.list("""
                SELECT callback_ref_uid, origin, status, iteration, record_count, received_at, keyed_at
                FROM edges_callback WHERE run_uid = ? ORDER BY callback_id DESC LIMIT ?""", RunQueries::callback, uid, limit));
    }

    /** @return one for each downstream there ever was, by name */
    public List<Delivered> deliveries(String uid) {
        return ledger.read(tx -> tx.list(
                """
                SELECT s.downstream,
                       count(d.done_at) AS done,
                       count(d.callback_id) - count(d.done_at) AS open,
                       (SELECT count(*) FROM edges_retry r JOIN edges_callback c ON c.callback_id = r.callback_id
                        WHERE r.downstream = s.downstream AND c.run_uid = ?) AS retries,
                       (SELECT count(*) FROM edges_dead_letter l JOIN edges_callback c ON c.callback_id = l.callback_id
                        WHERE l.downstream = s.downstream AND l.state = 'dead' AND c.run_uid = ?) AS dead_letters
                FROM edges_downstream s
                     LEFT JOIN edges_callback c ON c.run_uid = ?
                     LEFT JOIN edges_delivery d ON d.downstream = s.downstream AND d.callback_id = c.callback_id
                GROUP BY s.downstream ORDER BY s.downstream""",
                row -> new Delivered(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)),
                uid,
                uid,
                uid));
    }

    /** @return the ids of its callbacks with records, in the order in which they came */
    public List<Long> callbackIds(String uid) {
        return ledger.read(tx -> tx.list(
                "SELECT callback_id FROM edges_callback WHERE run_uid = ? AND record_count > 0 ORDER BY callback_id",
                row -> row.getLong(1),
                uid));
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                RunMapper.from(row),
                row.getString("verdict"),
                row.getString("verdict_reason"),
                row.getLong("received"),
                SqlNumbers.integer(row, "expected"),
                SqlNumbers.integer(row, "fetched"),
                row.getLong("repeated"),
                row.getLong("received_in_all"));
    }

    private static Iteration iteration(ResultSet row) throws SQLException {
        return new Iteration(
                row.getInt("iteration"),
                row.getString("state"),
                SqlTimestamps.instant(row, "started_at"),
                row.getString("status_before"),
                SqlNumbers.integer(row, "output_count_before"),
                row.getString("error"),
                row.getLong("callbacks"),
                row.getLong("records"),
                SqlNumbers.integer(row, "expected"),
                SqlNumbers.integer(row, "received"),
                SqlNumbers.integer(row, "fetched"),
                row.getString("verdict"),
                row.getString("verdict_reason"));
    }

    private static Callback callback(ResultSet row) throws SQLException {
        return new Callback(
                row.getString("callback_ref_uid"),
                row.getString("origin"),
                row.getString("status"),
                SqlNumbers.integer(row, "iteration"),
                row.getLong("record_count"),
                SqlTimestamps.instant(row, "received_at"),
                SqlTimestamps.instant(row, "keyed_at"));
    }
}
