package org.edgesroutes.ledger.sources;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.edgesroutes.ledger.MarkTable;
import org.edgesroutes.ledger.SqlTimestamps;
import org.edgesroutes.ledger.Transaction;

/**
 * The source of each run, schedule and subscription, within a transaction. A source is the number of one of its runs, or
 * a negative one where it is older than any of them; {@code edges_record_state} has it in {@code run_id}.
 */
public final class SourceTable {

    /** The owners of runs that are compared with each other. */
    public enum Kind {
        SCHEDULE("schedule"),
        SUBSCRIPTION("subscription");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    private static final String EXPECTED_FROM = "schedule-expected-from:";

    private SourceTable() {}

    /**
     * A run that a schedule started, as the list of runs or a callback tells.
     *
     * @return the source of the run
     */
    public static long runOfSchedule(Transaction tx, String scheduleUid, String runUid) throws SQLException {
        Optional<Long> known = tx.first(
                "SELECT s.source_id FROM edges_source s JOIN edges_run r ON r.source_id = s.source_id"
                        + " WHERE s.kind = ? AND s.name = ? AND r.run_uid = ? AND r.scheduled_run_uid IS NOT NULL",
                row -> row.getLong(1),
                Kind.SCHEDULE.word,
                scheduleUid,
                runUid);
        if (known.isPresent()) {
            return known.get();
        }
        long source = unite(tx, ofRun(tx, runUid), of(tx, Kind.SCHEDULE, scheduleUid));
        tx.update(
                "UPDATE edges_run SET scheduled_run_uid = coalesce(scheduled_run_uid, ?) WHERE run_uid = ?",
                scheduleUid,
                runUid);
        startsRuns(tx, scheduleUid);
        return source;
    }

    /** A schedule has started a run, or is to start one: it is checked when the next one is overdue. */
    public static void startsRuns(Transaction tx, String scheduleUid) throws SQLException {
        tx.update(
                "UPDATE edges_source SET check_at = ? WHERE kind = ? AND name = ?",
                tx.now(),
                Kind.SCHEDULE.word,
                scheduleUid);
    }

    /** No run of a schedule is missing before now: it was created, or it was seen to be paused. */
    public static void expectFromNow(Transaction tx, String scheduleUid) throws SQLException {
        MarkTable.set(tx, EXPECTED_FROM + scheduleUid, SqlTimestamps.text(tx.now()));
    }

    /** @return since when a schedule is to start runs, where that is later than its last run may be */
    public static Optional<Instant> expectedFrom(Transaction tx, String scheduleUid) throws SQLException {
        return MarkTable.get(tx, EXPECTED_FROM + scheduleUid).map(Instant::parse);
    }

    /** @return the source of a run; a run that is not known yet is from now on */
    static long ofRun(Transaction tx, String runUid) throws SQLException {
        return tx.first("""
                        INSERT INTO edges_run (run_uid, first_seen_at, seen_at) VALUES (?, ?, ?)
                        ON CONFLICT (run_uid) DO UPDATE SET seen_at = seen_at
                        RETURNING coalesce(source_id, run_id)""", row -> row.getLong(1), runUid, tx.now(), tx.now()).orElseThrow();
    }

    /** @return the source of a schedule or a subscription; one that is not known yet gets a source of its own */
    static long of(Transaction tx, Kind kind, String name) throws SQLException {
        tx.update("""
                INSERT INTO edges_source (kind, name, source_id)
                SELECT ?, ?, min(0, coalesce(min(source_id), 0)) - 1 FROM edges_source WHERE true
                ON CONFLICT (kind, name) DO NOTHING""", kind.word, name);
        return tx.first(
                        "SELECT source_id FROM edges_source WHERE kind = ? AND name = ?",
                        row -> row.getLong(1),
                        kind.word,
                        name)
                .orElseThrow();
    }

    /**
     * Makes two sources one, with the states of both. The runs change first, so that on a database with row locks a
     * callback of them is stored either before the states move or in the source that is left.
     *
     * @return the source that is left, which is the one that has more states
     */
    static long unite(Transaction tx, long one, long other) throws SQLException {
        if (one == other) {
            return one;
        }
        long kept = states(tx, one) < states(tx, other) ? other : one;
        long gone = kept == one ? other : one;
        tx.update(
                "UPDATE edges_run SET source_id = ? WHERE source_id = ? OR (source_id IS NULL AND run_id IN (?, ?))",
                kept,
                gone,
                kept,
                gone);
        tx.update("UPDATE edges_source SET source_id = ? WHERE source_id = ?", kept, gone);
        tx.update("""
                INSERT INTO edges_record_state (run_id, record_key, input_hash, content_hash, callback_id, record_index)
                SELECT ?, record_key, input_hash, content_hash, callback_id, record_index
                FROM edges_record_state WHERE run_id = ?
                ON CONFLICT (run_id, record_key, input_hash, content_hash) DO UPDATE SET
                    callback_id = excluded.callback_id, record_index = excluded.record_index
                WHERE (excluded.callback_id, excluded.record_index)
                    > (edges_record_state.callback_id, edges_record_state.record_index)""", kept, gone);
        tx.update("DELETE FROM edges_record_state WHERE run_id = ?", gone);
        return kept;
    }

    private static long states(Transaction tx, long source) throws SQLException {
        return tx.first("SELECT count(*) FROM edges_record_state WHERE run_id = ?", row -> row.getLong(1), source)
                .orElseThrow();
    }
}
