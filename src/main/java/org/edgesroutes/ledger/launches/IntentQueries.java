package org.edgesroutes.ledger.launches;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.model.Intent;

/** Queries about intents, for a look at Edges and for the commands. */
public final class IntentQueries {

    private final Ledger ledger;

    public IntentQueries(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The time by the clock of every row. */
    public Instant now() {
        return ledger.clock().instant();
    }

    /** @return the keys of the intents whose look is due, the longest waiting first */
    public List<String> lookDue(int atMost) {
        return ledger.read(tx -> tx.list("""
                SELECT intent_key FROM edges_intent WHERE state = 'sent' AND look_at <= ?
                  AND (claimed_until IS NULL OR claimed_until <= ?)
                ORDER BY look_at, intent_id LIMIT ?""", row -> row.getString(1), tx.now(), tx.now(), atMost));
    }

    /** @return the others of the same kind and action whose outcome is unknown, undecided ones too, the oldest first */
    public List<Intent> othersInDoubt(Intent mine) {
        return ledger.read(tx -> tx.list("""
                SELECT * FROM edges_intent
                WHERE kind = ? AND action = ? AND state IN ('sent', 'undecided') AND intent_key <> ? ORDER BY intent_id""", IntentRow::intent, mine.kind().word(), mine.action(), mine.key()));
    }

    /** @return empty for a key that was never used */
    public Optional<Intent> find(String key) {
        return ledger.read(tx -> IntentRow.find(tx, key));
    }

    /** Whether a run or schedule is the result of an intent already. */
    public boolean isResult(String uid) {
        return ledger.read(tx -> IntentRow.isResult(tx, uid));
    }

    /** Whether the ledger knew a run before that time. */
    public boolean runSeenBefore(String runUid, Instant at) {
        return ledger.read(tx -> tx.first(
                        "SELECT 1 FROM edges_run WHERE run_uid = ? AND first_seen_at < ?", row -> true, runUid, at)
                .isPresent());
    }

    /** @return the launch or creation that resulted in this run or schedule; empty for one not launched here */
    public Optional<Intent> ofResult(String uid) {
        return ledger.read(tx -> tx.first(
                "SELECT * FROM edges_intent WHERE result_uid = ? AND kind <> 'resume'", IntentRow::intent, uid));
    }

    /** @return the undecided ones, the oldest first */
    public List<Intent> undecided() {
        return ledger.read(tx ->
                tx.list("SELECT * FROM edges_intent WHERE state = 'undecided' ORDER BY intent_id", IntentRow::intent));
    }

    /**
     * Lists intents, the newest first.
     *
     * @param all also those that are done, refused or abandoned
     */
    public List<Intent> list(boolean all, int atMost) {
        return ledger.read(tx -> tx.list("""
                SELECT * FROM edges_intent WHERE ? OR state IN ('open', 'sent', 'undecided')
                ORDER BY intent_id DESC LIMIT ?""", IntentRow::intent, all, atMost));
    }
}
