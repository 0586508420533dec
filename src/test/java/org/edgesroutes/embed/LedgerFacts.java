package org.edgesroutes.embed;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A ledger as anybody reads it, with SQL. */
record LedgerFacts(Path file) {

    List<String> timesOfCallbacks() throws SQLException {
        List<String> times = new ArrayList<>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT received_at FROM edges_callback")) {
            while (rows.next()) {
                times.add(rows.getString(1));
            }
        }
        return times;
    }
}
