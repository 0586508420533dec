package org.edgesroutes.ledger;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows as they stand in a ledger when something is ready to be delivered, and a look at what became of them. */
public final class LedgerRows {

    private final Ledger ledger;

    public LedgerRows(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @param keys one for each record; every record is created */
    public void callback(String ref, String action, String run, List<String> records, List<String> keys) {
        callback(
                ref,
                action,
                run,
                records,
                keys,
                keys.stream().map(key -> "created").toList());
    }

    public void callback(
            String ref, String action, String run, List<String> records, List<String> keys, List<String> changes) {
        body(
                ref,
                action,
                run,
                "{\"results\":[" + String.join(",", records)
                        + "],\"input\":{\"url\":\"i\"},\"custom_data\":{\"team\": \"Zoë\"}}",
                IntStream.range(0, keys.size())
                        .mapToObj(i -> "[\"%s\",\"%s\",\"h\"]".formatted(changes.get(i), keys.get(i)))
                        .collect(Collectors.joining(",", "[", "]")));
    }

    public void body(String ref, String action, String run, String body, String states) {
        ledger.write(tx -> {
            tx.update("""
                    INSERT INTO edges_callback (callback_ref_uid, origin, run_uid, action, iteration, record_count,
                                                record_states, body, received_at, keyed_at)
                    VALUES (?, 'callback', ?, ?, 3, 0, ?, ?, ?, ?)""", ref, run, action, states, body, tx.now(), tx.now());
            return tx.update("INSERT INTO edges_delivery (downstream, callback_id) "
                    + "SELECT downstream, last_insert_rowid() FROM edges_downstream");
        });
        ledger.arrivals().announce();
    }

    public long number(String sql, Object... parameters) {
        return ledger.read(tx -> tx.first(sql, row -> row.getLong(1), parameters))
                .orElseThrow();
    }

    public String text(String sql, Object... parameters) {
        return ledger.read(tx -> tx.list(sql, row -> row.getString(1), parameters)).stream()
                .map(String::valueOf)
                .collect(Collectors.joining("\n"));
    }

    public void execute(String sql, Object... parameters) {
        ledger.write(tx -> tx.update(sql, parameters));
    }

    public long open(String downstream) {
        return number("SELECT count(*) FROM edges_delivery WHERE downstream = ? AND done_at IS NULL", downstream);
    }
}
