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

/** The iterations that ended: those of a run, with those of the other runs of its source. */
public final class EndedIterationRepository {

    private static final String COLUMNS = "SELECT i.*, coalesce(r.scheduled_run_uid, r.run_uid) AS lineage"
            + " FROM edges_run r JOIN edges_iteration i ON i.run_uid = r.run_uid"
            + " WHERE i.ended_at IS NOT NULL";

    private static final String OF_RUN = COLUMNS
            + " AND r.run_uid = ? AND i.iteration < ? AND i.saturated >= ? AND i.started_at IS NOT NULL"
            + " ORDER BY i.iteration DESC LIMIT ?";

    /** Iterations of several runs are in the order of their times. */
    private static final String OF_SOURCE = COLUMNS
            + " AND r.source_id = ? AND i.started_at < ? AND i.saturated >= ?"
            + " ORDER BY i.started_at DESC, r.run_id DESC, i.iteration DESC LIMIT ?";

    private static final String DURATIONS = """
            SELECT i.started_at, i.ended_at FROM edges_run r JOIN edges_iteration i ON i.run_uid = r.run_uid
            WHERE (r.run_uid = ? OR r.source_id = (SELECT source_id FROM edges_run WHERE run_uid = ?))
                AND i.started_at < i.ended_at""";

    /** Later than any. */
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final Ledger ledger;

    public EndedIterationRepository(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @return an iteration that ended; empty while it is in progress */
    public Optional<EndedIteration> ended(String uid, int iteration) {
        return ledger.read(tx -> tx.first(
                COLUMNS + " AND i.run_uid = ? AND i.iteration = ?", EndedIterationRepository::row, uid, iteration));
    }

    /**
     * The iterations before the current one of a run, the latest first.
     *
     * @param began when the current one began
     * @param limit so many, and behind them the last saturated one with the one before it where they are older
     */
    public List<EndedIteration> before(TrackedRun run, Instant began, int limit) {
        return list(run.uid(), run.iteration(), began, limit);
    }

    /** The iterations of a run and of the others of its source, the latest first; limited as those before. */
    public List<EndedIteration> all(TrackedRun run, int limit) {
        return list(run.uid(), Integer.MAX_VALUE, NEVER, limit);
    }

    private List<EndedIteration> list(String uid, int iteration, Instant began, int limit) {
        return ledger.read(tx -> {
            Optional<Long> source = tx.first(
                    "SELECT source_id FROM edges_run WHERE run_uid = ? AND source_id IS NOT NULL",
                    row -> row.getLong(1),
                    uid);
            Page page = (before, at, saturated, most) -> source.isEmpty()
                    ? tx.list(OF_RUN, EndedIterationRepository::row, uid, before, saturated ? 1 : 0, most)
                    : tx.list(OF_SOURCE, EndedIterationRepository::row, source.get(), at, saturated ? 1 : 0, most);
            List<EndedIteration> rows = new ArrayList<>(page.of(iteration, began, false, limit));
            if (rows.size() == limit && rows.stream().noneMatch(EndedIteration::saturated)) {
                EndedIteration oldest = rows.get(limit - 1);
                List<EndedIteration> last = page.of(oldest.iteration(), oldest.startedAt(), true, 1);
                rows.addAll(last);
                if (!last.isEmpty()) {
                    rows.addAll(page.of(last.get(0).iteration(), last.get(0).startedAt(), false, 1));
                }
            }
            return rows;
        });
    }

    /** The latest iterations before one, which its number bounds within a run, and its time within a source. */
    @FunctionalInterface
    private interface Page {
        List<EndedIteration> of(int iteration, Instant startedAt, boolean saturated, int limit) throws SQLException;
    }

    /** The longest that an iteration of the run, or of another one of its source, took; zero when none has ended. */
    public Duration longest(String uid) {
        return ledger
                .read(tx -> tx.list(
                        DURATIONS,
                        row -> Duration.between(
                                SqlTimestamps.instant(row, "started_at"), SqlTimestamps.instant(row, "ended_at")),
                        uid,
                        uid))
                .stream()
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /**
     * Writes down what came of an iteration.
     *
     * @param estimatedLost null when the number is not known, or none was
     */
    public void judged(String uid, EndedIteration ended, Long estimatedLost) {
        ledger.write(tx -> judged(tx, uid, ended, estimatedLost));
    }

    private static int judged(Transaction tx, String uid, EndedIteration ended, Long estimatedLost)
            throws SQLException {
        return tx.update(
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
                estimatedLost);
    }

    private static EndedIteration row(ResultSet row) throws SQLException {
        return new EndedIteration(
                row.getString("lineage"),
                row.getInt("iteration"),
                SqlTimestamps.instant(row, "started_at"),
                row.getString("outcome"),
                row.getInt("load"),
                row.getBoolean("saturated"));
    }
}
