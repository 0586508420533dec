package org.edgesroutes.ledger.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.edgesroutes.ledger.SqlNumbers;
import org.edgesroutes.ledger.SqlTimestamps;
import org.edgesroutes.ledger.Transaction;
import org.edgesroutes.model.ContinuePlan;
import org.edgesroutes.model.ContinueState;
import org.edgesroutes.model.Run;
import org.edgesroutes.model.TrackedRun;

/** Maps rows of {@code edges_run} from and to runs. */
public final class RunMapper {

    private RunMapper() {}

    public static Optional<TrackedRun> get(Transaction tx, String uid) throws SQLException {
        return tx.first("SELECT * FROM edges_run WHERE run_uid = ?", RunMapper::from, uid);
    }

    /** The run, or the last one of its source that a schedule started, where a schedule started it. */
    static Optional<TrackedRun> latest(Transaction tx, String uid) throws SQLException {
        return tx.first("""
                SELECT n.* FROM edges_run r JOIN edges_run n ON n.run_id = r.run_id OR n.source_id = r.source_id
                WHERE r.run_uid = ? AND n.status IS NOT NULL
                    AND (n.run_id = r.run_id
                        OR (r.scheduled_run_uid IS NOT NULL AND n.scheduled_run_uid IS NOT NULL))
                ORDER BY coalesce(n.edges_created_at, n.first_seen_at) DESC, n.run_id DESC LIMIT 1""", RunMapper::from, uid);
    }

    static List<TrackedRun> due(Transaction tx, int limit) throws SQLException {
        return tx.list(
                "SELECT * FROM edges_run WHERE next_continue_at <= ? ORDER BY next_continue_at LIMIT ?",
                RunMapper::from,
                tx.now(),
                limit);
    }

    /** Those that have been silent for too long; they are not found again before the given time. */
    static List<TrackedRun> silent(Transaction tx, Instant again, int limit) throws SQLException {
        List<String> uids = tx.list(
                "SELECT run_uid FROM edges_run WHERE silent_at <= ? ORDER BY silent_at LIMIT ?",
                row -> row.getString(1),
                tx.now(),
                limit);
        List<TrackedRun> rows = new ArrayList<>();
        for (String uid : uids) {
            tx.update("UPDATE edges_run SET silent_at = ? WHERE run_uid = ?", again, uid);
            get(tx, uid).map(row -> row.seen(TrackedRun.Sight.SILENT)).ifPresent(rows::add);
        }
        return rows;
    }

    static List<TrackedRun> quiet(Transaction tx, int limit) throws SQLException {
        return tx.list(
                "SELECT * FROM edges_run WHERE quiet_at <= ? AND coalesce(next_continue_at, silent_at) IS NOT NULL"
                        + " ORDER BY quiet_at LIMIT ?",
                RunMapper::from,
                tx.now(),
                limit);
    }

    /** Those with a status, in the order of their uids; a run that only callbacks named has none. */
    static List<TrackedRun> after(Transaction tx, String uid, int limit) throws SQLException {
        return tx.list(
                "SELECT * FROM edges_run WHERE run_uid > ? AND status IS NOT NULL ORDER BY run_uid LIMIT ?",
                RunMapper::from,
                uid,
                limit);
    }

    static void put(Transaction tx, TrackedRun row) throws SQLException {
        Run run = row.run();
        tx.update(
                """
                INSERT INTO edges_run (run_uid, action, name, status, sync_mode, execution_mode, scheduled_run_uid,
                    max_results, output_count, last_error, postponed_until, edges_created_at, edges_updated_at,
                    edges_started_at, edges_finished_at, iteration, failures, refusals, not_continued,
                    next_continue_at, last_continued_at, silent_at, continue_every, continue_plan,
                    first_seen_at, seen_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (run_uid) DO UPDATE SET
                    action = coalesce(excluded.action, action), name = excluded.name, status = excluded.status,
                    sync_mode = excluded.sync_mode, execution_mode = excluded.execution_mode,
                    scheduled_run_uid = excluded.scheduled_run_uid, max_results = excluded.max_results,
                    output_count = excluded.output_count, last_error = excluded.last_error,
                    postponed_until = excluded.postponed_until, edges_created_at = excluded.edges_created_at,
                    edges_updated_at = excluded.edges_updated_at, edges_started_at = excluded.edges_started_at,
                    edges_finished_at = excluded.edges_finished_at, iteration = excluded.iteration,
                    failures = excluded.failures, refusals = excluded.refusals,
                    not_continued = excluded.not_continued, next_continue_at = excluded.next_continue_at,
                    last_continued_at = excluded.last_continued_at,
                    silent_at = excluded.silent_at, continue_every = excluded.continue_every,
                    continue_plan = excluded.continue_plan, seen_at = excluded.seen_at""",
                run.uid(),
                run.action(),
                run.name(),
                run.status(),
                run.syncMode(),
                run.executionMode(),
                run.scheduledRunUid(),
                run.maxResults(),
                run.outputCount(),
                run.lastError(),
                run.postponedUntil(),
                run.createdAt(),
                run.updatedAt(),
                run.startedAt(),
                run.finishedAt(),
                row.iteration(),
                row.failures(),
                row.refusals(),
                row.notContinued(),
                row.nextContinueAt(),
                row.lastContinuedAt(),
                row.silentAt(),
                row.plan() == null ? null : row.plan().every().toString(),
                row.plan() == null ? null : row.plan().why(),
                tx.now(),
                tx.now());
    }

    static TrackedRun from(ResultSet row) throws SQLException {
        return new TrackedRun(
                run(row),
                row.getInt("iteration"),
                new ContinueState(
                        row.getInt("failures"),
                        row.getInt("refusals"),
                        row.getString("not_continued"),
                        SqlTimestamps.instant(row, "next_continue_at"),
                        SqlTimestamps.instant(row, "last_continued_at"),
                        plan(row)),
                SqlTimestamps.instant(row, "silent_at"),
                TrackedRun.Sight.SAME);
    }

    private static ContinuePlan plan(ResultSet row) throws SQLException {
        String every = row.getString("continue_every");
        return every == null ? null : new ContinuePlan(Duration.parse(every), row.getString("continue_plan"));
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getString("run_uid"),
                row.getString("name"),
                row.getString("action"),
                row.getString("status"),
                row.getString("sync_mode"),
                row.getString("execution_mode"),
                row.getString("scheduled_run_uid"),
                SqlNumbers.integer(row, "max_results"),
                SqlNumbers.integer(row, "output_count"),
                row.getString("last_error"),
                SqlTimestamps.instant(row, "postponed_until"),
                SqlTimestamps.instant(row, "edges_created_at"),
                SqlTimestamps.instant(row, "edges_updated_at"),
                SqlTimestamps.instant(row, "edges_started_at"),
                SqlTimestamps.instant(row, "edges_finished_at"));
    }
}
