package org.edgesroutes.ledger.launches;

import java.util.Optional;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.model.Intent;

/** Decisions about an intent, by a person or by its owner. */
public final class IntentDecisions {

    private final Ledger ledger;

    public IntentDecisions(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Names the result of an intent whose outcome is unknown.
     *
     * @return empty when nothing was changed: the key is unknown, a process works on it, its outcome is known, or the
     *     uid is the result of another one
     */
    public Optional<Intent> took(String key, String uid) {
        return ledger.write(tx -> {
            int changed = tx.update("""
                    UPDATE edges_intent SET state = 'done', result_uid = ?, adopted = 1, error = NULL, updated_at = ?
                    WHERE intent_key = ? AND state IN ('undecided', 'sent')
                      AND (claimed_until IS NULL OR claimed_until <= ?)
                      AND (kind = 'resume' OR NOT EXISTS (
                          SELECT 1 FROM edges_intent o WHERE o.result_uid = ? AND o.kind <> 'resume'))""", uid, tx.now(), key, tx.now(), uid);
            return changed == 1 ? IntentRow.find(tx, key) : Optional.empty();
        });
    }

    /**
     * Says that an intent whose outcome is unknown had no effect, so that it may be sent again.
     *
     * @return empty when nothing was changed: the key is unknown, a process works on it, or its outcome is known
     */
    public Optional<Intent> tookNoEffect(String key) {
        return ledger.write(tx -> {
            int changed = tx.update("""
                    UPDATE edges_intent SET state = 'open', sent_at = NULL, look_at = NULL, candidates = NULL,
                        error = 'a person decided that it had no effect', updated_at = ?
                    WHERE intent_key = ? AND state IN ('undecided', 'sent')
                      AND (claimed_until IS NULL OR claimed_until <= ?)""", tx.now(), key, tx.now());
            return changed == 1 ? IntentRow.find(tx, key) : Optional.empty();
        });
    }

    /** Keeps an intent that has had no effect from being sent. @return the row as it is now, empty for an unknown key */
    public Optional<Intent> abandon(String key) {
        return ledger.write(tx -> {
            tx.update("""
                    UPDATE edges_intent SET state = 'abandoned', error = 'it was given up before it had an effect',
                        updated_at = ?
                    WHERE intent_key = ? AND state IN ('open', 'refused')
                      AND (claimed_until IS NULL OR claimed_until <= ?)""", tx.now(), key, tx.now());
            return IntentRow.find(tx, key);
        });
    }
}
