package org.edgesroutes.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows of {@code edges_run}, to and fro. */
final class RunRows {

    private RunRows() {}

    static Optional<RunRow> get(Tx tx, String uid) throws SQLException {
        return tx.first("SELECT * FROM edges_run WHERE run_uid = ?", RunRows::from, uid);
    }

    static List<RunRow> due(Tx tx, int limit) throws SQLException {
        return tx.list(
                "SELECT * FROM edges_run WHERE next_continue_at <= ? ORDER BY next_continue_at LIMIT ?",
                RunRows::from,
                tx.now(),
                limit);
    }

    /** Those that have been silent for too long; they are not found again before the given time. */
    static List<RunRow> silent(Tx tx, Instant again, int limit) throws SQLException {
        List<String> uids = tx.list(
                "SELECT run_uid FROM edges_run WHERE silent_at <= ? ORDER BY silent_at LIMIT ?",
                row -> row.getString(1),
                tx.now(),
                limit);
        List<RunRow> rows = new ArrayList<>();
        for (String uid : uids) {
            tx.update("UPDATE edges_run SET silent_at = ? WHERE run_uid = ?", again, uid);
            get(tx, uid).map(row -> row.seen(RunRow.Sight.SILENT)).ifPresent(rows::add);
        }
        return rows;
    }

    static List<RunRow> quiet(Tx tx, int limit) throws SQLException {
        return tx.list(
                "SELECT * FROM edges_run WHERE quiet_at <= ? AND coalesce(next_continue_at, silent_at) IS NOT NULL"
                        + " ORDER BY quiet_at LIMIT ?",
                RunRows::from,
                tx.now(),
                limit);
    }

    /** Those with a status, in the order of their uids; a run that only callbacks named has none. */
    static List<RunRow> after(Tx tx, String uid, int limit) throws SQLException {
        return tx.list(
                "SELECT * FROM edges_run WHERE run_uid > ? AND status IS NOT NULL ORDER BY run_uid LIMIT ?",
                RunRows::from,
                uid,
                limit);
    }

    static void put(Tx tx, RunRow row) throws SQLException {
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

    static RunRow from(ResultSet row) throws SQLException {
        return new RunRow(
                run(row),
                row.getInt("iteration"),
                row.getInt("failures"),
                row.getInt("refusals"),
                row.getString("not_continued"),
                Times.instant(row, "next_continue_at"),
                Times.instant(row, "last_continued_at"),
                Times.instant(row, "silent_at"),
                plan(row),
                RunRow.Sight.SAME);
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
                number(row, "max_results"),
                number(row, "output_count"),
                row.getString("last_error"),
                Times.instant(row, "postponed_until"),
                Times.instant(row, "edges_created_at"),
                Times.instant(row, "edges_updated_at"),
                Times.instant(row, "edges_started_at"),
                Times.instant(row, "edges_finished_at"));
    }

    static Integer number(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }
}
