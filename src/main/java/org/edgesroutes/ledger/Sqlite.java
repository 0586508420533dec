package org.edgesroutes.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** What is SQLite's own: the pragmas on which the promises of the ledger rest, and how its files are told apart. */
final class Sqlite {

    /** Where connections come from. */
    @FunctionalInterface
    interface Connections {
        Connection connection() throws SQLException;
    }

    static final int BUSY_MILLIS = 10_000;
    static final int WAL_PAGES = 4000;

    /** {@code EDGE} in ASCII: tells a ledger from any other SQLite file. */
    private static final int APPLICATION_ID = 0x45444745;

    private Sqlite() {}

    /** Refuses a foreign database, marks a new one, and migrates the schema. */
    static void prepare(Connections source, LedgerFile file) throws SQLException {
        try (Connection connection = source.connection();
                Statement statement = connection.createStatement()) {
            int tables = number(statement, "SELECT count(*) FROM sqlite_master");
            int application = number(statement, "PRAGMA application_id");
            if (tables > 0 && application != APPLICATION_ID) {
                throw file.notALedger();
            }
            if (application != APPLICATION_ID) {
                statement.execute("PRAGMA application_id = " + APPLICATION_ID);
            }
        }
        new Migrations(file.path().toString()).run(source);
    }

    private static int number(Statement statement, String sql) throws SQLException {
        try (var row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
