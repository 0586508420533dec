package org.edgesroutes.ledger.iterations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.edgesroutes.ledger.SqlNumbers;
import org.edgesroutes.ledger.SqlTimestamps;
import org.edgesroutes.ledger.Transaction;
import org.edgesroutes.ledger.runs.RunMapper;
import org.edgesroutes.model.Completeness;
import org.edgesroutes.model.Iteration;
import org.edgesroutes.model.RepairState;
import org.edgesroutes.model.RepairStep;
import org.edgesroutes.model.TrackedRun;

/** Rows of {@code edges_iteration} as verification and repair see them. */
final class IterationMapper {

    private static final String STATE = """
            SELECT i.*, p.verdict AS previous FROM edges_iteration i
                LEFT JOIN edges_iteration p ON p.run_uid = i.run_uid AND p.iteration = i.iteration - 1
            WHERE i.run_uid = ? AND i.iteration = ?""";

    private IterationMapper() {}

    /** @return the current iteration; empty for a run that Edges never told about */
    static Optional<Iteration> current(Transaction tx, String uid) throws SQLException {
        Optional<TrackedRun> run = RunMapper.get(tx, uid);
        return run.isEmpty() ? Optional.empty() : find(tx, run.get(), run.get().iteration());
    }

    static Optional<Iteration> of(Transaction tx, String uid, int iteration) throws SQLException {
        Optional<TrackedRun> run = RunMapper.get(tx, uid);
        return run.isEmpty() ? Optional.empty() : find(tx, run.get(), iteration);
    }

    private static Optional<Iteration> find(Transaction tx, TrackedRun run, int iteration) throws SQLException {
        boolean earlier = iteration < run.iteration();
        return tx.first(STATE, row -> state(row, run.in(iteration), earlier), run.uid(), iteration);
    }

    private static Iteration state(ResultSet row, TrackedRun run, boolean earlier) throws SQLException {
        String previous = row.getString("previous");
        Iteration stored = new Iteration(
                run,
                earlier,
                SqlTimestamps.instant(row, "started_at"),
                SqlNumbers.integer(row, "output_count_before"),
                SqlNumbers.integer(row, "expected"),
                previous == null ? Completeness.COMPLETE : Completeness.of(previous),
                Completeness.of(row.getString("verdict")),
                row.getString("verdict_reason"),
                repair(row),
                row.getInt("revision"));
        return stored.ifJudgedOn(row.getString("judged_on"));
    }

    private static RepairState repair(ResultSet row) throws SQLException {
        return new RepairState(
                RepairStep.of(row.getString("repair_step")),
                SqlTimestamps.instant(row, "repair_at"),
                row.getString("repair_cursor"),
                row.getInt("repair_walk"),
                row.getInt("repair_failures"),
                row.getString("outputs"));
    }
}
