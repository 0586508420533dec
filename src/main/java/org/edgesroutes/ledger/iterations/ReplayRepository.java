package org.edgesroutes.ledger.iterations;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.SqlTimestamps;
import org.edgesroutes.ledger.Transaction;
import org.edgesroutes.model.Iteration;

/** How often each callback was replayed, over its whole life. */
public final class ReplayRepository {

    /** Edges replays an original so often, for ever ({@code docs/edges-api.md}, "Replays"). */
    public static final int ALLOWED = 3;

    /** @param refused whether Edges refused one, after which it is not asked again */
    public record Replays(int made, Instant lastAt, boolean refused) {

        private static final Replays NONE = new Replays(0, Instant.EPOCH, false);
    }

    private final Ledger ledger;

    public ReplayRepository(Ledger ledger) {
        this.ledger = ledger;
    }

    /** What is known of an original. */
    public Replays of(String callbackUid) {
        return ledger.read(tx -> find(tx, callbackUid)).orElse(Replays.NONE);
    }

    private static Optional<Replays> find(Transaction tx, String callbackUid) throws SQLException {
        return tx.first(
                "SELECT * FROM edges_replay WHERE callback_uid = ?",
                row -> new Replays(
                        row.getInt("replays"),
                        SqlTimestamps.instant(row, "replayed_at"),
                        row.getString("refusal") != null),
                callbackUid);
    }

    /**
     * Whether the callback is in the ledger, as far as its uid is also its reference ({@code docs/edges-api.md},
     * "Callback body").
     */
    public boolean arrived(String callbackUid) {
        return ledger.read(tx ->
                        tx.first("SELECT 1 FROM edges_callback WHERE callback_ref_uid = ?", row -> 1, callbackUid))
                .isPresent();
    }

    /**
     * To be called before a replay is asked for: an answer that is lost counts as a replay.
     *
     * @param made as many as the caller knows of; with more, another process has asked meanwhile
     * @return false when none is left, or another process has asked
     */
    public boolean use(String callbackUid, String runUid, int made) {
        return ledger.write(tx -> tx.update("""
                        INSERT INTO edges_replay (callback_uid, run_uid, replays, replayed_at) VALUES (?, ?, 1, ?)
                        ON CONFLICT (callback_uid) DO UPDATE SET replays = replays + 1,
                            replayed_at = excluded.replayed_at
                        WHERE replays = ? AND replays < ? AND refusal IS NULL""", callbackUid, runUid, tx.now(), made, ALLOWED) == 1);
    }

    /** Records how many callbacks of an iteration Edges could not deliver and the ledger lacks. */
    public void failed(Iteration state, int callbacks) {
        ledger.write(tx -> tx.update(
                "UPDATE edges_iteration SET failed_callbacks = ? WHERE run_uid = ? AND iteration = ?",
                callbacks,
                state.uid(),
                state.number()));
    }

    /** Edges does not want to replay it any more. */
    public void refused(String callbackUid, String why) {
        ledger.write(tx -> tx.update("UPDATE edges_replay SET refusal = ? WHERE callback_uid = ?", why, callbackUid));
    }
}
