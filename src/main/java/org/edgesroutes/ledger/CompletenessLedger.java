package org.edgesroutes.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** The room where it stands whether an iteration is complete, and how far its repair got. */
public final class CompletenessLedger {

    private static final String LIMIT = "outputs-limit";
    private static final String READING = "output-count-reading";

    /** Runs are archived so long after their creation, or after their last change (facts sections 1 and 5). */
    private static final Duration KEPT = Duration.ofDays(90);

    private static final String STATE = """
            SELECT i.*, p.verdict AS previous FROM edges_iteration i
                LEFT JOIN edges_iteration p ON p.run_uid = i.run_uid AND p.iteration = i.iteration - 1
            WHERE i.run_uid = ? AND i.iteration = ?""";

    private static final String DUE = """
            SELECT r.run_uid FROM edges_iteration i
                JOIN edges_run r ON r.run_uid = i.run_uid AND r.iteration = i.iteration
            WHERE i.repair_at <= ?
            ORDER BY CASE WHEN r.edges_created_at > ? THEN r.edges_created_at
                ELSE coalesce(r.edges_updated_at, r.edges_created_at, r.first_seen_at) END, r.run_id
            LIMIT 1""";

    private final Ledger ledger;

    public CompletenessLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @return the current iteration; empty for a run that Edges never told about */
    public Optional<IterationState> state(String uid) {
        return ledger.read(tx -> state(tx, uid));
    }

    private static Optional<IterationState> state(Tx tx, String uid) throws SQLException {
        Optional<RunRow> run = RunRows.get(tx, uid);
        return run.isEmpty()
                ? Optional.empty()
                : tx.first(STATE, row -> state(row, run.get()), uid, run.get().iteration());
    }

    private static IterationState state(ResultSet row, RunRow run) throws SQLException {
        String judgedOn = row.getString("judged_on");
        boolean stands = judgedOn != null && judgedOn.equals(IterationState.judgedOn(run.run()));
        int count = row.getInt("output_count_before");
        Integer before = row.wasNull() ? null : Integer.valueOf(count);
        String previous = row.getString("previous");
        return new IterationState(
                run,
                Times.instant(row, "started_at"),
                before,
                previous == null ? Completeness.COMPLETE : Completeness.of(previous),
                stands ? Completeness.of(row.getString("verdict")) : Completeness.OPEN,
                stands ? row.getString("verdict_reason") : null,
                stands ? RepairStep.of(row.getString("repair_step")) : null,
                stands ? Times.instant(row, "repair_at") : null,
                stands ? row.getString("repair_cursor") : null,
                row.getInt("repair_walk") + (stands || judgedOn == null ? 0 : 1),
                stands ? row.getInt("repair_failures") : 0,
                stands ? row.getString("outputs") : null,
                row.getInt("revision"));
    }

    /** What the ledger holds of the iteration. */
    public Tally tally(IterationState state) {
        return ledger.read(tx -> Tallies.of(tx, state.uid(), state.iteration(), state.walk()));
    }

    /** @return the reference of a page of outputs, by its content */
    public static String reference(IterationState state, String contentHash) {
        return Tallies.reference(state.uid(), state.iteration(), state.walk()) + contentHash;
    }

    /** @return of the repairs that are due the one whose run is archived first */
    public Optional<IterationState> nextRepair() {
        return ledger.read(tx -> {
            Optional<String> uid =
                    tx.first(DUE, row -> row.getString(1), tx.now(), tx.now().minus(KEPT));
            return uid.isEmpty() ? Optional.empty() : state(tx, uid.get());
        });
    }

    /** Remembers the next step. @return false when somebody else decided something about the iteration meanwhile */
    public boolean plan(IterationState next) {
        return ledger.write(tx -> plan(tx, next));
    }

    /** Stores a page of outputs together with the next step, so that neither is done without the other. */
    public boolean page(ArrivedCallback page, IterationState next) {
        boolean stored = ledger.write(tx -> {
            boolean mine = plan(tx, next);
            if (mine) {
                CallbackLedger.accept(tx, page);
            }
            return mine;
        });
        ledger.arrivals().announce();
        return stored;
    }

    private static boolean plan(Tx tx, IterationState next) throws SQLException {
        boolean mine = tx.update(
                        """
                        UPDATE edges_iteration SET revision = revision + 1, judged_on = ?, verdict = 'open',
                            verdict_reason = ?, repair_step = ?, repair_at = ?, repair_cursor = ?, repair_walk = ?,
                            repair_failures = ?, outputs = ?
                        WHERE run_uid = ? AND iteration = ? AND revision = ?""",
                        IterationState.judgedOn(next.row().run()),
                        next.reason(),
                        next.step().word(),
                        next.repairAt(),
                        next.cursor(),
                        next.walk(),
                        next.failures(),
                        next.outputs(),
                        next.uid(),
                        next.iteration(),
                        next.revision())
                == 1;
        if (mine) {
            explain(tx, next, next.reason());
        }
        return mine;
    }

    /**
     * Gives the verdict.
     *
     * @param expected null when nobody can know
     * @param reason null for a complete iteration
     * @return false when somebody else decided something about the iteration meanwhile
     */
    public boolean decide(IterationState state, Completeness verdict, Integer expected, Tally tally, String reason) {
        return ledger.write(tx -> {
            boolean mine = tx.update(
                            """
                            UPDATE edges_iteration SET revision = revision + 1, judged_on = ?, verdict = ?,
                                verdict_reason = ?, expected = ?, received = ?, fetched = ?, verified_at = ?,
                                repair_step = NULL, repair_at = NULL, repair_cursor = NULL, repair_walk = ?,
                                outputs = ?
                            WHERE run_uid = ? AND iteration = ? AND revision = ?""",
                            IterationState.judgedOn(state.row().run()),
                            verdict.word(),
                            reason,
                            expected,
                            tally.received(),
                            tally.fetched(),
                            tx.now(),
                            state.walk(),
                            state.outputs(),
                            state.uid(),
                            state.iteration(),
                            state.revision())
                    == 1;
            if (mine) {
                explain(tx, state, null);
            }
            return mine;
        });
    }

    /** An iteration that somebody else continued before it was verified. @return false when it has its verdict */
    public boolean closePrevious(IterationState state, String reason) {
        return ledger.write(tx -> tx.update("""
                        UPDATE edges_iteration SET revision = revision + 1, verdict = 'incomplete', verdict_reason = ?,
                            verified_at = ?, repair_step = NULL, repair_at = NULL
                        WHERE run_uid = ? AND iteration = ? AND verdict = 'open'""", reason, tx.now(), state.uid(), state.iteration() - 1) == 1);
    }

    /** Writes into the row of the run why it is not continued, so that people find it where they look. */
    public void explain(IterationState state, String reason) {
        ledger.write(tx -> {
            explain(tx, state, reason);
            return reason;
        });
    }

    private static void explain(Tx tx, IterationState state, String reason) throws SQLException {
        tx.update(
                "UPDATE edges_run SET not_continued = ?"
                        + " WHERE run_uid = ? AND iteration = ? AND next_continue_at IS NOT NULL AND refusals = 0",
                reason,
                state.uid(),
                state.iteration());
    }

    /** The run goes on: what was planned for its end does not count any more. */
    public void abandon(IterationState state) {
        ledger.write(tx -> tx.update("""
                UPDATE edges_iteration SET revision = revision + 1, judged_on = NULL, verdict = 'open',
                    verdict_reason = NULL, repair_step = NULL, repair_at = NULL, repair_cursor = NULL, outputs = NULL,
                    repair_walk = ?, repair_failures = 0
                WHERE run_uid = ? AND iteration = ? AND revision = ?""", state.walk(), state.uid(), state.iteration(), state.revision()));
    }

    /** Whether the very same page was read in the same walk before, which happens where offsets are ignored. */
    public boolean repeated(ArrivedCallback page) {
        return page.recordCount() > 0
                && ledger.read(tx -> tx.first(
                                "SELECT 1 FROM edges_callback WHERE callback_ref_uid = ?", row -> 1, page.refUid()))
                        .isPresent();
    }

    /** @return how many outputs a page may have at most, where Edges refused more */
    public Optional<Integer> outputsLimit() {
        return ledger.read(tx -> Marks.get(tx, LIMIT)).map(Integer::valueOf);
    }

    /** Remembers how many outputs a page may have at most. */
    public void outputsLimit(int limit) {
        ledger.write(tx -> {
            Marks.set(tx, LIMIT, String.valueOf(limit));
            return limit;
        });
    }

    /** @return how Edges counts, once that was seen */
    public Optional<CountReading> reading() {
        return ledger.read(tx -> Marks.get(tx, READING)).map(CountReading::of);
    }

    /** Remembers how Edges counts. */
    public void learn(CountReading reading) {
        ledger.write(tx -> {
            Marks.set(tx, READING, reading.word());
            return reading;
        });
    }
}
