package org.edgesroutes.ledger.runs;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.Transaction;
import org.edgesroutes.ledger.iterations.IterationRows;
import org.edgesroutes.model.ContinueClaim;
import org.edgesroutes.model.Run;
import org.edgesroutes.model.TrackedRun;

/**
 * Who may continue which run: the row is written before the call is made, so that neither two ticks nor two nodes make
 * the same call, and a process that dies in between leaves behind that it was about to.
 */
public final class ContinueClaimRepository {

    private final Ledger ledger;
    private final Duration lease;

    /** @param lease longer than any call takes; after that long without a word a claim is doubtful */
    public ContinueClaimRepository(Ledger ledger, Duration lease) {
        this.ledger = ledger;
        this.lease = lease;
    }

    /**
     * Claims the next iteration of a run that is due.
     *
     * @param holder a unique name
     * @return empty when the run is not due any more, or another process is continuing it
     */
    public Optional<ContinueClaim> claim(String uid, String holder) {
        return ledger.write(tx -> {
            Optional<TrackedRun> due = RunMapper.get(tx, uid).filter(row -> row.due(tx.now()));
            return due.isEmpty() ? Optional.empty() : claim(tx, due.get(), holder);
        });
    }

    private Optional<ContinueClaim> claim(Transaction tx, TrackedRun row, String holder) throws SQLException {
        Optional<ContinueClaim> open = IterationRows.open(tx, row.uid(), row.iteration() + 1);
        if (open.isEmpty()) {
            ContinueClaim fresh = mine(row, holder, tx.now().plus(lease));
            return IterationRows.insert(tx, row, fresh) ? Optional.of(fresh) : Optional.empty();
        }
        ContinueClaim takenOver = mine(open.get(), holder, tx.now().plus(lease));
        return open.get().doubtful() && IterationRows.takeOver(tx, open.get(), takenOver)
                ? Optional.of(takenOver)
                : Optional.empty();
    }

    private static ContinueClaim mine(TrackedRun row, String holder, Instant until) {
        Run run = row.run();
        return new ContinueClaim(
                run.uid(), row.iteration() + 1, holder, until, false, run.status(), run.updatedAt(), run.startedAt());
    }

    private static ContinueClaim mine(ContinueClaim open, String holder, Instant until) {
        return new ContinueClaim(
                open.runUid(),
                open.iteration(),
                holder,
                until,
                true,
                open.statusBefore(),
                open.updatedAtBefore(),
                open.startedAtBefore());
    }

    /** Right before the call leaves. @return false when another process took it over, so that the call must not leave */
    public boolean renew(ContinueClaim claim) {
        return ledger.write(
                tx -> tx.update("""
                        UPDATE edges_iteration SET claimed_until = ?
                        WHERE run_uid = ? AND iteration = ? AND state = 'claimed' AND claimed_by = ?""", tx.now().plus(lease), claim.runUid(), claim.iteration(), claim.holder()) == 1);
    }

    /** It took effect. */
    public Optional<TrackedRun> continued(ContinueClaim claim, Instant startedAt, UnaryOperator<TrackedRun> then) {
        return settle(claim, "continued", startedAt, null, then);
    }

    /** Edges does not want it; the same iteration may be claimed again when the run is due again. */
    public Optional<TrackedRun> refused(ContinueClaim claim, String error, UnaryOperator<TrackedRun> then) {
        return settle(claim, "refused", null, error, then);
    }

    /** It may have taken effect: the next holder looks first. */
    public Optional<TrackedRun> unknown(ContinueClaim claim, String error, UnaryOperator<TrackedRun> then) {
        return settle(claim, "unknown", null, error, then);
    }

    private Optional<TrackedRun> settle(
            ContinueClaim claim, String state, Instant startedAt, String error, UnaryOperator<TrackedRun> then) {
        return ledger.write(tx -> {
            if (!IterationRows.settle(tx, claim, state, startedAt, error)) {
                return Optional.empty();
            }
            TrackedRun row = then.apply(RunMapper.get(tx, claim.runUid()).orElseThrow());
            RunMapper.put(tx, row);
            return Optional.of(row);
        });
    }

    /** Nothing was sent: it is as if it had not been claimed. */
    public void release(ContinueClaim claim) {
        ledger.write(tx -> tx.update(
                "DELETE FROM edges_iteration WHERE run_uid = ? AND iteration = ? AND state = 'claimed' AND claimed_by = ?",
                claim.runUid(),
                claim.iteration(),
                claim.holder()));
    }

    /** The processes that held claims are dead: the next look at each run tells whether its continue took effect. */
    public void abandonAll() {
        ledger.write(IterationRows::abandoned);
    }
}
