package org.edgesroutes.ledger.deliveries;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.SqlTimestamps;
import org.edgesroutes.ledger.Transaction;

/** Dead letters; closed by requeue or discard, never deleted while their downstream is known. */
public final class DeadLetterRepository {

    private static final String KEY = "coalesce(json_extract(c.record_states, '$[' || l.record_index || '][1]'), "
            + "c.callback_ref_uid || ':' || l.record_index)";

    private static final String LETTERS =
            " FROM edges_dead_letter l JOIN edges_callback c ON c.callback_id = l.callback_id WHERE ";

    private final Ledger ledger;

    public DeadLetterRepository(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @return the newest first */
    public List<DeadLetter> list(DeadLetterFilter filter, int limit) {
        List<Object> parameters = new ArrayList<>(filter.parameters());
        parameters.add(limit);
        return ledger.read(tx -> tx.list(
                "SELECT l.*, c.callback_ref_uid, c.run_uid, c.action, " + KEY + " AS record_key" + LETTERS
                        + filter.where() + " ORDER BY l.dead_letter_id DESC LIMIT ?",
                DeadLetterRepository::letter,
                parameters.toArray()));
    }

    public Optional<DeadLetter> find(long id) {
        return ledger.read(tx -> tx.first(
                "SELECT l.*, c.callback_ref_uid, c.run_uid, c.action, " + KEY + " AS record_key" + LETTERS
                        + "l.dead_letter_id = ?",
                DeadLetterRepository::letter,
                id));
    }

    /** @return the callback that holds the record */
    public Optional<DeliverableCallback> callback(long id) {
        Optional<Long> callback = ledger.read(tx -> tx.first(
                "SELECT callback_id FROM edges_dead_letter WHERE dead_letter_id = ?", row -> row.getLong(1), id));
        return callback.flatMap(new DeliveryRepository(ledger)::callback);
    }

    /** @return whether it was dead until now */
    public boolean requeue(long id) {
        return requeue("l.state = 'dead' AND l.dead_letter_id = ?", new Object[] {id}) == 1;
    }

    /** @return how many will be tried again, from their first attempt on */
    public int requeue(DeadLetterFilter filter) {
        return requeue(filter.where(), filter.parameters().toArray());
    }

    private int requeue(String where, Object[] parameters) {
        int requeued = ledger.write(tx -> {
            List<Object> queued = new ArrayList<>(List.of(tx.now(), tx.now()));
            queued.addAll(List.of(parameters));
            // a record that died twice has two letters and is tried once
            tx.update(
                    "INSERT INTO edges_retry (downstream, callback_id, record_index, record_key, attempts,"
                            + " next_attempt_at, planned_at, first_failed_at, error)"
                            + " SELECT l.downstream, l.callback_id, l.record_index, " + KEY
                            + ", 0, ?, ?, l.first_failed_at, l.error" + LETTERS + where + " ON CONFLICT DO NOTHING",
                    queued.toArray());
            return close(tx, "requeued", null, where, parameters);
        });
        ledger.arrivals().announce();
        return requeued;
    }

    /** @return whether it was dead until now */
    public boolean discard(long id, String reason) {
        return discard("l.state = 'dead' AND l.dead_letter_id = ?", new Object[] {id}, reason) == 1;
    }

    /** @return how many were discarded */
    public int discard(DeadLetterFilter filter, String reason) {
        return discard(filter.where(), filter.parameters().toArray(), reason);
    }

    private int discard(String where, Object[] parameters, String reason) {
        return ledger.write(tx -> close(tx, "discarded", reason, where, parameters));
    }

    private static int close(Transaction tx, String state, String reason, String where, Object[] parameters)
            throws SQLException {
        List<Object> values = new ArrayList<>();
        values.add(state);
        values.add(reason);
        values.add(tx.now());
        values.addAll(List.of(parameters));
        return tx.update(
                "UPDATE edges_dead_letter SET state = ?, reason = ?, closed_at = ? WHERE dead_letter_id IN"
                        + " (SELECT l.dead_letter_id" + LETTERS + where + ")",
                values.toArray());
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getLong("dead_letter_id"),
                row.getString("downstream"),
                row.getString("callback_ref_uid"),
                row.getInt("record_index"),
                row.getString("record_key"),
                row.getString("run_uid"),
                row.getString("action"),
                row.getInt("attempts"),
                row.getString("error"),
                SqlTimestamps.instant(row, "first_failed_at"),
                SqlTimestamps.instant(row, "died_at"),
                row.getString("state"),
                row.getString("reason"));
    }
}
