package org.edgesroutes.ledger.iterations;

import java.util.List;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.model.Iteration;

/** The inputs that Edges could not process. */
public final class FailedInputRepository {

    /**
     * An input that failed, {@code docs/edges-api.md}, "Inputs". Everything but the uid may be null.
     *
     * @param data JSON
     * @param customData JSON
     */
    public record FailedInput(
            String uid, String status, String errorLabel, String errorMessage, String data, String customData) {}

    private final Ledger ledger;

    public FailedInputRepository(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Puts failed inputs of the current iteration on record. */
    public void failed(Iteration state, List<FailedInput> inputs) {
        ledger.write(tx -> {
            for (FailedInput input : inputs) {
                tx.update(
                        """
                        INSERT INTO edges_run_input (run_uid, iteration, input_uid, status, error_label, error_message,
                            input_data, custom_data, seen_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (run_uid, iteration, input_uid) DO UPDATE SET status = excluded.status,
                            error_label = excluded.error_label, error_message = excluded.error_message,
                            seen_at = excluded.seen_at""",
                        state.uid(),
                        state.number(),
                        input.uid(),
                        input.status(),
                        input.errorLabel(),
                        input.errorMessage(),
                        input.data(),
                        input.customData(),
                        tx.now());
            }
            return inputs.size();
        });
    }

    /** How many inputs of the iteration are on record as failed. */
    public int count(Iteration state) {
        return ledger.read(tx -> tx.first(
                        "SELECT count(*) FROM edges_run_input WHERE run_uid = ? AND iteration = ?",
                        row -> row.getInt(1),
                        state.uid(),
                        state.number()))
                .orElse(0);
    }
}
