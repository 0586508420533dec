package org.edgesroutes.ledger.iterations;

import java.time.Instant;
import java.util.List;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.SqlTimestamps;

/** Replays that were asked for, and failed inputs, for display. */
public final class RepairQueries {

    private final Ledger ledger;

    public RepairQueries(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @param refusal what Edges said when it refused; null when it did not */
    public record Replayed(String callbackUid, int replays, Instant replayedAt, String refusal) {}

    /** An input that Edges could not process. */
    public record Input(int iteration, String uid, String status, String label, String message, String data) {}

    /** @return the callbacks of a run that were asked for again, the last one first */
    public List<Replayed> replays(String runUid, int limit) {
        return ledger.read(tx -> tx.list(
                "SELECT * FROM edges_replay WHERE run_uid = ? ORDER BY replayed_at DESC LIMIT ?",
                row -> new Replayed(
                        row.getString("callback_uid"),
                        row.getInt("replays"),
                        SqlTimestamps.instant(row, "replayed_at"),
                        row.getString("refusal")),
                runUid,
                limit));
    }

    /** @return the failed inputs of a run, those of the last iteration first */
    public List<Input> inputs(String runUid, int limit) {
        return ledger.read(tx -> tx.list(
                "SELECT * FROM edges_run_input WHERE run_uid = ? ORDER BY iteration DESC, input_uid LIMIT ?",
                row -> new Input(
                        row.getInt("iteration"),
                        row.getString("input_uid"),
                        row.getString("status"),
                        row.getString("error_label"),
                        row.getString("error_message"),
                        row.getString("input_data")),
                runUid,
                limit));
    }
}
