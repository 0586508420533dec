package org.edgesroutes.ledger;

import java.sql.SQLException;
import java.util.Optional;

/** Small facts under a name, in {@code edges_mark}. */
final class Marks {

    private Marks() {}

    static Optional<String> get(Tx tx, String name) throws SQLException {
        return tx.first("SELECT value FROM edges_mark WHERE name = ?", row -> row.getString(1), name);
    }

    static void set(Tx tx, String name, String value) throws SQLException {
        tx.update(
                "INSERT INTO edges_mark (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                name,
                value);
    }
}
