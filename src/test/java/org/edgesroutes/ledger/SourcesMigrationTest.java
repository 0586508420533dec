package org.edgesroutes.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.edgesroutes.settings.EdgesSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** {@code V5__sources.sql} in a ledger that has runs of schedules already. */
class SourcesMigrationTest {

    private static final String RUN = "INSERT INTO edges_run (run_uid, scheduled_run_uid, first_seen_at, seen_at)"
            + " VALUES ('%s', %s, '2026-05-01T00:00:00.000Z', '2026-05-02T00:00:00.000Z');";
    private static final String STATE = "INSERT INTO edges_record_state VALUES (%d, '%s', 'in', '%s', %d, 0);";

    @TempDir
    Path directory;

    @Test
    void runsOfAScheduleThatAreKnownAlreadyShareTheirStatesAndNoneIsLost() throws SQLException {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + directory.resolve("edges.db"));
        List<Migration> before = Migration.all().stream()
                .filter(migration -> migration.version() < 5)
                .toList();
        new Migrations(before, "edges.db").run(source::getConnection);
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA application_id = " + 0x45444745);
            statement.executeUpdate(
                    RUN.formatted("alone", "NULL") + RUN.formatted("s1", "'s'") + RUN.formatted("s2", "'s'"));
            statement.executeUpdate(STATE.formatted(1, "a", "1", 1)
                    + STATE.formatted(2, "a", "1", 2)
                    + STATE.formatted(3, "a", "2", 3)
                    + STATE.formatted(3, "a", "1", 5)
                    + STATE.formatted(2, "b", "1", 6)
                    + STATE.formatted(3, "b", "1", 4));
        }

        try (Ledger ledger = Ledger.open(
                new EdgesSettings.Ledger("jdbc:sqlite:" + directory.resolve("edges.db")), Clock.systemUTC())) {
            LedgerRows rows = new LedgerRows(ledger);
            assertThat(rows.text("SELECT run_id || record_key || content_hash || callback_id FROM edges_record_state"
                            + " ORDER BY 1"))
                    .isEqualTo("1a11\n2a15\n2a23\n2b16");
            assertThat(rows.text("SELECT run_uid || ' ' || coalesce(source_id, '-') FROM edges_run ORDER BY run_id"))
                    .isEqualTo("alone -\ns1 2\ns2 2");
            assertThat(rows.text("SELECT kind || ' ' || name || ' ' || source_id || ' ' || check_at FROM edges_source"))
                    .isEqualTo("schedule s 2 2026-05-02T00:00:00.000Z");
        }
    }
}
