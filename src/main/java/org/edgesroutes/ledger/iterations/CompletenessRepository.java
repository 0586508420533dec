package org.edgesroutes.ledger.iterations;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.Transaction;
import org.edgesroutes.ledger.callbacks.CallbackRepository;
import org.edgesroutes.ledger.callbacks.ReceivedCallback;
import org.edgesroutes.model.Completeness;
import org.edgesroutes.model.Iteration;
import org.edgesroutes.model.IterationCounts;

/** The room where it stands whether an iteration is complete, and how far its repair got. */
public final class CompletenessRepository {

    /**
     * Runs are archived so long after their creation, or after their last change ({@code docs/edges-api.md},
     * "Archiving").
     */
    private static final Duration KEPT = Duration.ofDays(90);

    private static final String DUE = """
            SELECT i.run_uid, i.iteration FROM edges_iteration i
                JOIN edges_run r ON r.run_uid = i.run_uid AND r.iteration >= i.iteration
            WHERE i.repair_at <= ? AND (i.iteration = r.iteration OR i.verdict = 'incomplete')
            ORDER BY CASE WHEN r.edges_created_at > ? THEN r.edges_created_at
                ELSE coalesce(r.edges_updated_at, r.edges_created_at, r.first_seen_at) END, r.run_id, i.iteration DESC
            LIMIT 1""";

    private record Due(String uid, int iteration) {}

    private final Ledger ledger;

    public CompletenessRepository(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @return the current iteration; empty for a run that Edges never told about */
    public Optional<Iteration> state(String uid) {
        return ledger.read(tx -> IterationMapper.current(tx, uid));
    }

    /** @return one of the iterations, the current one or an earlier one */
    public Optional<Iteration> state(String uid, int iteration) {
        return ledger.read(tx -> IterationMapper.of(tx, uid, iteration));
    }

    /** What the ledger holds of the iteration. */
    public IterationCounts tally(Iteration state) {
        return ledger.read(tx -> IterationCounter.of(
                tx, state.uid(), state.number(), state.repair().walk()));
    }

    /** @return the reference of a page of outputs, by its content */
    public static String reference(Iteration state, String contentHash) {
        return IterationCounter.reference(
                        state.uid(), state.number(), state.repair().walk())
                + contentHash;
    }

    /** @return of the repairs that are due the one whose run is archived first */
    public Optional<Iteration> nextRepair() {
        return ledger.read(tx -> {
            Optional<Due> due = tx.first(
                    DUE,
                    row -> new Due(row.getString(1), row.getInt(2)),
                    tx.now(),
                    tx.now().minus(KEPT));
            return due.isEmpty() ? Optional.empty() : IterationMapper.of(tx, due.get().uid, due.get().iteration);
        });
    }

    /** Remembers the next step. @return false when somebody else decided something about the iteration meanwhile */
    public boolean plan(Iteration next) {
        return ledger.write(tx -> plan(tx, next));
    }

    /** Stores a page of outputs together with the next step, so that neither is done without the other. */
    public boolean page(ReceivedCallback page, Iteration next) {
        boolean stored = ledger.write(tx -> {
            boolean mine = plan(tx, next);
            if (mine) {
                CallbackRepository.accept(tx, page, next.number());
            }
            return mine;
        });
        ledger.arrivals().announce();
        return stored;
    }

    private static boolean plan(Transaction tx, Iteration next) throws SQLException {
        boolean mine = tx.update(
                        """
                        UPDATE edges_iteration SET revision = revision + 1, judged_on = ?, verdict = ?,
                            verdict_reason = ?, repair_step = ?, repair_at = ?, repair_cursor = ?, repair_walk = ?,
                            repair_failures = ?, outputs = ?
                        WHERE run_uid = ? AND iteration = ? AND revision = ?""",
                        Iteration.judgedOn(next.run().run()),
                        next.verdict().word(),
                        next.reason(),
                        next.repair().step().word(),
                        next.repair().at(),
                        next.repair().cursor(),
                        next.repair().walk(),
                        next.repair().failures(),
                        next.repair().outputs(),
                        next.uid(),
                        next.number(),
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
     * @param reason why it is incomplete, or what the verdict complete rests on
     * @return false when somebody else decided something about the iteration meanwhile
     */
    public boolean decide(
            Iteration state, Completeness verdict, Integer expected, IterationCounts tally, String reason) {
        return ledger.write(tx -> {
            boolean mine = tx.update(
                            """
                            UPDATE edges_iteration SET revision = revision + 1, judged_on = ?, verdict = ?,
                                verdict_reason = ?, expected = ?, received = ?, fetched = ?, verified_at = ?,
                                repair_step = NULL, repair_at = NULL, repair_cursor = NULL, repair_walk = ?,
                                repair_failures = 0, outputs = ?
                            WHERE run_uid = ? AND iteration = ? AND revision = ?""",
                            Iteration.judgedOn(state.run().run()),
                            verdict.word(),
                            reason,
                            expected,
                            tally.received(),
                            tally.fetched(),
                            tx.now(),
                            state.repair().walk(),
                            state.repair().outputs(),
                            state.uid(),
                            state.number(),
                            state.revision())
                    == 1;
            if (mine) {
                explain(tx, state, null);
            }
            return mine;
        });
    }

    /** An iteration that somebody else continued before it was verified. @return false when it has its verdict */
    public boolean closePrevious(Iteration state, String reason) {
        return ledger.write(tx -> tx.update("""
                        UPDATE edges_iteration SET revision = revision + 1, verdict = 'incomplete', verdict_reason = ?,
                            verified_at = ?, repair_step = NULL, repair_at = NULL
                        WHERE run_uid = ? AND iteration = ? AND verdict = 'open'""", reason, tx.now(), state.uid(), state.number() - 1) == 1);
    }

    /** Writes into the row of the run why it is not continued, so that people find it where they look. */
    public void explain(Iteration state, String reason) {
        ledger.write(tx -> {
            explain(tx, state, reason);
            return reason;
        });
    }

    private static void explain(Transaction tx, Iteration state, String reason) throws SQLException {
        tx.update(
                "UPDATE edges_run SET not_continued = ?"
                        + " WHERE run_uid = ? AND iteration = ? AND next_continue_at IS NOT NULL AND refusals = 0",
                reason,
                state.uid(),
                state.number());
    }

    /** The run goes on: what was planned for its end does not count any more. */
    public void abandon(Iteration state) {
        ledger.write(tx -> tx.update("""
                UPDATE edges_iteration SET revision = revision + 1, judged_on = NULL, verdict = 'open',
                    verdict_reason = NULL, repair_step = NULL, repair_at = NULL, repair_cursor = NULL, outputs = NULL,
                    repair_walk = ?, repair_failures = 0
                WHERE run_uid = ? AND iteration = ? AND revision = ?""", state.repair().walk(), state.uid(), state.number(), state.revision()));
    }

    /** Whether the very same page was read in the same walk before, which happens where offsets are ignored. */
    public boolean repeated(ReceivedCallback page) {
        return page.recordCount() > 0
                && ledger.read(tx -> tx.first(
                                "SELECT 1 FROM edges_callback WHERE callback_ref_uid = ?", row -> 1, page.refUid()))
                        .isPresent();
    }
}
