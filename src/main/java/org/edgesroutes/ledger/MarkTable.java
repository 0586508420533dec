package org.edgesroutes.ledger;

import java.sql.SQLException;
import java.util.Optional;

/** Small facts under a name, in {@code edges_mark}. */
public final class MarkTable {

    private MarkTable() {}

    public static Optional<String> get(Transaction tx, String name) throws SQLException {
        return tx.first("SELECT value FROM edges_mark WHERE name = ?", row -> row.getString(1), name);
    }

    public static void set(Transaction tx, String name, String value) throws SQLException {
        tx.update(
                "INSERT INTO edges_mark (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                name,
                value);
    }

    /** Forgets a fact; returns whether there was one. */
    public static boolean remove(Transaction tx, String name) throws SQLException {
        return tx.update("DELETE FROM edges_mark WHERE name = ?", name) > 0;
    }
}
