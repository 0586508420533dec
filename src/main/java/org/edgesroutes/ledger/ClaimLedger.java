package org.edgesroutes.ledger;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Who may continue which run: the row is written before the call is made, so that neither two ticks nor two nodes make
 * the same call, and a process that dies in between leaves behind that it was about to.
 */
public final class ClaimLedger {

    private final Ledger ledger;
    private final Duration lease;

    /** @param lease longer than any call takes; after that long without a word a claim is doubtful */
    public ClaimLedger(Ledger ledger, Duration lease) {
        this.ledger = ledger;
        this.lease = lease;
    }

    /**
     * Claims the next iteration of a run that is due.
     *
     * @param holder a name that nobody else uses
     * @return empty when the run is not due any more, or somebody else is at it
     */
    public Optional<Claim> claim(String uid, String holder) {
        return ledger.write(tx -> {
            Optional<RunRow> due = RunRows.get(tx, uid).filter(row -> row.due(tx.now()));
            return due.isEmpty() ? Optional.empty() : claim(tx, due.get(), holder);
        });
    }

    private Optional<Claim> claim(Tx tx, RunRow row, String holder) throws SQLException {
        Optional<Claim> open = Iterations.open(tx, row.uid(), row.iteration() + 1);
        if (open.isEmpty()) {
            Claim fresh = mine(row, holder, tx.now().plus(lease));
            return Iterations.insert(tx, row, fresh) ? Optional.of(fresh) : Optional.empty();
        }
        Claim takenOver = mine(open.get(), holder, tx.now().plus(lease));
        return open.get().doubtful() && Iterations.takeOver(tx, open.get(), takenOver)
                ? Optional.of(takenOver)
                : Optional.empty();
    }

    private static Claim mine(RunRow row, String holder, Instant until) {
        Run run = row.run();
        return new Claim(
                run.uid(), row.iteration() + 1, holder, until, false, run.status(), run.updatedAt(), run.startedAt());
    }

    private static Claim mine(Claim open, String holder, Instant until) {
        return new Claim(
                open.runUid(),
                open.iteration(),
                holder,
                until,
                true,
                open.statusBefore(),
                open.updatedAtBefore(),
                open.startedAtBefore());
    }

    /** Right before the call leaves. @return false when somebody else took it over, so that it must not leave */
    public boolean renew(Claim claim) {
        return ledger.write(
                tx -> tx.update("""
                        UPDATE edges_iteration SET claimed_until = ?
                        WHERE run_uid = ? AND iteration = ? AND state = 'claimed' AND claimed_by = ?""", tx.now().plus(lease), claim.runUid(), claim.iteration(), claim.holder()) == 1);
    }

    /** It took effect. */
    public Optional<RunRow> continued(Claim claim, Instant startedAt, UnaryOperator<RunRow> then) {
        return settle(claim, "continued", startedAt, null, then);
    }

    /** Edges does not want it; the same iteration may be claimed again when the run is due again. */
    public Optional<RunRow> refused(Claim claim, String error, UnaryOperator<RunRow> then) {
        return settle(claim, "refused", null, error, then);
    }

    /** It may have taken effect: whoever claims it next looks first. */
    public Optional<RunRow> unknown(Claim claim, String error, UnaryOperator<RunRow> then) {
        return settle(claim, "unknown", null, error, then);
    }

    private Optional<RunRow> settle(
            Claim claim, String state, Instant startedAt, String error, UnaryOperator<RunRow> then) {
        return ledger.write(tx -> {
            if (!Iterations.settle(tx, claim, state, startedAt, error)) {
                return Optional.empty();
            }
            RunRow row = then.apply(RunRows.get(tx, claim.runUid()).orElseThrow());
            RunRows.put(tx, row);
            return Optional.of(row);
        });
    }

    /** Nothing was sent: it is as if it had not been claimed. */
    public void release(Claim claim) {
        ledger.write(tx -> tx.update(
                "DELETE FROM edges_iteration WHERE run_uid = ? AND iteration = ? AND state = 'claimed' AND claimed_by = ?",
                claim.runUid(),
                claim.iteration(),
                claim.holder()));
    }
}
