package org.edgesroutes.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Brings the schema up to date, all of it or nothing. The history of it is kept as Flyway keeps it, so that Flyway's own
 * tools can read it; why Flyway itself does not come along is told in {@code docs/decisions}.
 */
final class Migrations {

    private static final String HISTORY = """
            CREATE TABLE IF NOT EXISTS edges_schema_history (
                installed_rank INT NOT NULL PRIMARY KEY,
                version        VARCHAR(50),
                description    VARCHAR(200) NOT NULL,
                type           VARCHAR(20) NOT NULL,
                script         VARCHAR(1000) NOT NULL,
                checksum       INT,
                installed_by   VARCHAR(100) NOT NULL,
                installed_on   TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
                execution_time INT NOT NULL,
                success        BOOLEAN NOT NULL)""";

    private final List<Migration> known;
    private final String ledger;

    Migrations(String ledger) {
        this(Migration.all(), ledger);
    }

    /** @param ledger how a message calls it */
    Migrations(List<Migration> known, String ledger) {
        this.known = known;
        this.ledger = ledger;
    }

    void run(Sqlite.Connections source) throws SQLException {
        try (Connection connection = source.connection()) {
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                try {
                    statement.execute(HISTORY);
                    migrate(connection, statement);
                    statement.execute("COMMIT");
                } catch (SQLException | RuntimeException failure) {
                    statement.execute("ROLLBACK");
                    throw failure;
                }
            }
        }
    }

    private void migrate(Connection connection, Statement statement) throws SQLException {
        Map<Integer, Integer> applied = applied(statement);
        applied.keySet().stream()
                .filter(version -> known.stream().noneMatch(migration -> migration.version() == version))
                .findFirst()
                .ifPresent(newer -> {
                    throw new LedgerException(
                            "the ledger %s has schema version %s, which a newer edges-routes made; run that one"
                                    .formatted(ledger, newer));
                });
        for (Migration migration : known) {
            if (!applied.containsKey(migration.version())) {
                apply(connection, statement, migration);
            } else if (applied.get(migration.version()) != migration.checksum()) {
                throw new LedgerException(
                        "the tables of the ledger %s were made by an edges-routes that was never released, and differ in %s; move it"
                                        .formatted(ledger, migration.script())
                                + " away and start again, which makes a new one, or set edges.ledger.url");
            }
        }
    }

    private static Map<Integer, Integer> applied(Statement statement) throws SQLException {
        Map<Integer, Integer> applied = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery("SELECT version, checksum FROM edges_schema_history")) {
            while (rows.next()) {
                applied.put(rows.getInt(1), rows.getInt(2));
            }
        }
        return applied;
    }

    private static void apply(Connection connection, Statement statement, Migration migration) throws SQLException {
        // executeUpdate of this driver takes a script, execute only its first statement
        statement.executeUpdate(migration.sql());
        try (PreparedStatement row = connection.prepareStatement("""
                INSERT INTO edges_schema_history
                    (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                SELECT coalesce(max(installed_rank), 0) + 1, ?, ?, 'SQL', ?, ?, '', 0, 1 FROM edges_schema_history""")) {
            row.setString(1, String.valueOf(migration.version()));
            row.setString(2, migration.description());
            row.setString(3, migration.script());
            row.setInt(4, migration.checksum());
            row.executeUpdate();
        }
    }
}
