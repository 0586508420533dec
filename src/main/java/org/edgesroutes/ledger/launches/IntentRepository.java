package org.edgesroutes.ledger.launches;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.Transaction;
import org.edgesroutes.model.Intent;
import org.edgesroutes.model.IntentKind;

/**
 * The claims on intents, and how their calls went. A row says that a request leaves before it does, so that the ledger
 * tells after the death of a process that the call may have had its effect.
 */
public final class IntentRepository {

    private final Ledger ledger;
    private final Duration lease;

    /** @param lease longer than any call takes; after that long without a word another process may take over */
    public IntentRepository(Ledger ledger, Duration lease) {
        this.ledger = ledger;
        this.lease = lease;
    }

    /**
     * Claims an intent in order to send it, or to look whether it has had its effect.
     *
     * @param wanted stored where the key is new, or where the call has had no effect yet
     * @param holder a unique name
     * @return the row as it is now; the claim was given where {@link Intent#claimedBy()} is the holder
     */
    public Intent claim(Intent wanted, String holder) {
        return ledger.write(tx -> {
            tx.update(
                    """
                    INSERT INTO edges_intent (intent_key, kind, action, name, request, origin, state, claimed_by,
                        claimed_until, created_at, updated_at)
                    VALUES (?, ?, ?, ?, ?, ?, 'open', ?, ?, ?, ?)
                    ON CONFLICT (intent_key) DO UPDATE SET
                        action = excluded.action, name = excluded.name, request = excluded.request,
                        origin = excluded.origin, claimed_by = excluded.claimed_by,
                        claimed_until = excluded.claimed_until, updated_at = excluded.updated_at
                    WHERE edges_intent.state IN ('open', 'refused') AND edges_intent.kind = excluded.kind
                      AND (edges_intent.claimed_until IS NULL OR edges_intent.claimed_until <= excluded.updated_at)""",
                    wanted.key(),
                    wanted.kind().word(),
                    wanted.action(),
                    wanted.name(),
                    wanted.request(),
                    wanted.origin(),
                    holder,
                    tx.now().plus(lease),
                    tx.now(),
                    tx.now());
            takeForLook(tx, wanted.key(), holder);
            return IntentRow.find(tx, wanted.key()).orElseThrow();
        });
    }

    /** Claims an intent whose look is due; see {@link #claim}. */
    public Optional<Intent> claimLook(String key, String holder) {
        return ledger.write(tx -> {
            takeForLook(tx, key, holder);
            return IntentRow.find(tx, key).filter(row -> holder.equals(row.claimedBy()));
        });
    }

    private void takeForLook(Transaction tx, String key, String holder) throws SQLException {
        tx.update("""
                UPDATE edges_intent SET claimed_by = ?, claimed_until = ?, updated_at = ?
                WHERE intent_key = ? AND state = 'sent' AND look_at <= ?
                  AND (claimed_until IS NULL OR claimed_until <= ?)""", holder, tx.now().plus(lease), tx.now(), key, tx.now(), tx.now());
    }

    /** Notes what is there before the first request. @return false when another process took the intent over */
    public boolean before(Intent mine, String json) {
        return ledger.write(
                tx -> tx.update("""
                        UPDATE edges_intent SET before = ?, claimed_until = ?, updated_at = ?
                        WHERE intent_key = ? AND claimed_by = ?""", json, tx.now().plus(lease), tx.now(), mine.key(), mine.claimedBy()) == 1);
    }

    /**
     * Right before a request leaves.
     *
     * @param untilLook how long afterwards Edges is to be looked at, where the outcome stays unknown
     * @return false when another process took the intent over, so that the request must not leave
     */
    public boolean sending(Intent mine, Duration untilLook) {
        return ledger.write(tx -> tx.update(
                        """
                        UPDATE edges_intent SET state = 'sent', sent_at = COALESCE(sent_at, ?), look_at = ?, error = NULL,
                            claimed_until = ?, updated_at = ?
                        WHERE intent_key = ? AND state IN ('open', 'refused', 'sent') AND claimed_by = ?""",
                        tx.now(),
                        tx.now().plus(untilLook),
                        tx.now().plus(lease),
                        tx.now(),
                        mine.key(),
                        mine.claimedBy())
                == 1);
    }

    /**
     * It took effect, as the answer says: that counts even where the claim was lost. A look that took this result for
     * that of another intent was wrong.
     */
    public void done(Intent mine, String uid) {
        ledger.write(tx -> {
            tx.update("""
                    UPDATE edges_intent SET state = 'sent', result_uid = NULL, adopted = 0, look_at = ?, updated_at = ?
                    WHERE result_uid = ? AND kind <> 'resume' AND intent_key <> ? AND ? <> 'resume'""", tx.now(), tx.now(), uid, mine.key(), mine.kind().word());
            return tx.update("""
                    UPDATE edges_intent SET state = 'done', result_uid = ?, adopted = 0, error = NULL, candidates = NULL,
                        claimed_by = NULL, claimed_until = NULL, updated_at = ?
                    WHERE intent_key = ?""", uid, tx.now(), mine.key());
        });
    }

    /** A look found its result. @return false when that is the result of another intent meanwhile */
    public boolean adopt(Intent mine, String uid) {
        return ledger.write(tx -> {
            boolean free = mine.kind() == IntentKind.RESUME || !IntentRow.isResult(tx, uid);
            return free && settle(tx, mine, "state = 'done', result_uid = ?, adopted = 1, error = NULL", uid);
        });
    }

    /** Edges refused it: it has had no effect. */
    public void refused(Intent mine, String error) {
        ledger.write(tx -> settle(tx, mine, "state = 'refused', sent_at = NULL, look_at = NULL, error = ?", error));
    }

    /** It certainly has had no effect. */
    public void notSent(Intent mine, String error) {
        ledger.write(tx -> settle(tx, mine, "state = 'open', sent_at = NULL, look_at = NULL, error = ?", error));
    }

    /** A look found nothing. A late effect of the first request would still be noticed: its time stays. */
    public void notFound(Intent mine, String error) {
        ledger.write(tx -> settle(tx, mine, "state = 'open', look_at = NULL, error = ?", error));
    }

    /** Whether it had its effect is unknown. */
    public void inDoubt(Intent mine, String error) {
        ledger.write(tx -> settle(tx, mine, "state = 'sent', error = ?", error));
    }

    /** As before, and the next look is to be taken later. */
    public void inDoubt(Intent mine, String error, Instant lookAt) {
        ledger.write(tx -> settle(tx, mine, "state = 'sent', error = ?, look_at = ?", error, lookAt));
    }

    /** Nothing tells. @param candidates JSON: what may be the result */
    public void undecided(Intent mine, String error, String candidates) {
        ledger.write(tx -> settle(tx, mine, "state = 'undecided', error = ?, candidates = ?", error, candidates));
    }

    private static boolean settle(Transaction tx, Intent mine, String assignments, Object... values)
            throws SQLException {
        Object[] all = Stream.concat(Stream.of(values), Stream.of(tx.now(), mine.key(), mine.claimedBy()))
                .toArray();
        return tx.update(
                        "UPDATE edges_intent SET " + assignments
                                + ", claimed_by = NULL, claimed_until = NULL, updated_at = ?"
                                + " WHERE intent_key = ? AND claimed_by = ?",
                        all)
                == 1;
    }
}
