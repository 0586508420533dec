package org.edgesroutes.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.edgesroutes.settings.EdgesSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    @TempDir
    Path directory;

    private EdgesSettings.Ledger settings() {
        return new EdgesSettings.Ledger("jdbc:sqlite:" + directory.resolve("data/edges.db"));
    }

    private Ledger open() {
        return Ledger.open(settings(), Clock.systemUTC());
    }

    private static int mark(Transaction tx, String name) throws SQLException {
        return tx.update("INSERT INTO edges_mark (name, value) VALUES (?, ?)", name, tx.now());
    }

    private static List<String> marks(Ledger ledger) {
        return ledger.read(tx -> tx.list("SELECT name FROM edges_mark ORDER BY name", row -> row.getString(1)));
    }

    @Test
    void whatWasWrittenIsThereAfterItWasClosedAndOpenedAgain() {
        try (Ledger ledger = open()) {
            ledger.write(tx -> mark(tx, "a"));
        }
        try (Ledger again = open()) {
            assertThat(marks(again)).containsExactly("a");
        }
    }

    @Test
    void aPieceThatFailsIsUndoneAloneAndTheOthersOfItsCommitAreKept() {
        try (Ledger ledger = open()) {
            List<CompletableFuture<Integer>> pieces = IntStream.range(0, 100)
                    .mapToObj(i -> ledger.submit(tx -> {
                        mark(tx, "m%03d".formatted(i));
                        if (i % 10 == 3) {
                            throw new SQLException("piece " + i);
                        }
                        return i;
                    }))
                    .toList();
            pieces.forEach(piece -> piece.exceptionally(failure -> -1).join());

            assertThat(pieces)
                    .filteredOn(CompletableFuture::isCompletedExceptionally)
                    .hasSize(10);
            assertThat(marks(ledger)).hasSize(90).noneMatch(name -> name.endsWith("3"));
        }
    }

    @Test
    void aFullDiskRefusesTheWriteAndTheLedgerGoesOnOnceThereIsRoom() {
        try (Ledger ledger = open()) {
            ledger.write(tx -> tx.first("PRAGMA max_page_count = 100", row -> row.getLong(1)));
            String large = "x".repeat(1_000_000);
            assertThatThrownBy(() -> ledger.write(
                            tx -> tx.update("INSERT INTO edges_mark (name, value) VALUES ('large', ?)", large)))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("full");

            ledger.write(tx -> tx.first("PRAGMA max_page_count = 100000", row -> row.getLong(1)));
            ledger.write(tx -> tx.update("INSERT INTO edges_mark (name, value) VALUES ('large', ?)", large));
            assertThat(marks(ledger)).containsExactly("large");
        }
    }

    @Test
    void aSecondServiceOnTheSameFileIsRefusedAndACommandBesideItIsNot() {
        try (Ledger first = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("another edges-routes is running");
            first.write(tx -> mark(tx, "service"));
            try (Ledger beside = Ledger.openBeside(settings(), Clock.systemUTC())) {
                beside.write(tx -> mark(tx, "command"));
            }
            assertThat(marks(first)).containsExactly("command", "service");
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndLeftAsItIs() throws IOException {
        Path file = directory.resolve("data/edges.db");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "my notes, not a ledger");

        assertThatThrownBy(this::open).isInstanceOf(LedgerException.class).hasMessageContaining("is not a ledger");
        assertThat(file).hasContent("my notes, not a ledger");
    }

    @Test
    void anotherProgramsDatabaseIsRefused() throws IOException, SQLException {
        Files.createDirectories(directory.resolve("data"));
        try (var connection = DriverManager.getConnection(settings().url());
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE customers (name TEXT)");
        }
        assertThatThrownBy(this::open).isInstanceOf(LedgerException.class).hasMessageContaining("is not a ledger");
    }

    @Test
    void aLedgerOfANewerVersionIsRefused() {
        try (Ledger ledger = open()) {
            ledger.write(tx -> tx.update("INSERT INTO edges_schema_history SELECT 99, '99', 'future', 'SQL', "
                    + "'V99__future.sql', 0, installed_by, installed_on, 1, 1 FROM edges_schema_history LIMIT 1"));
        }
        assertThatThrownBy(this::open)
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("version 99")
                .hasMessageContaining("newer edges-routes");
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
        Files.writeString(directory.resolve("data"), "a file where the directory should be");
        assertThatThrownBy(this::open).isInstanceOf(LedgerException.class).hasMessageContaining("cannot be made");
    }

    @Test
    void aLedgerWhoseTablesWereMadeInAnotherWayIsRefusedWithWhatToDo() throws SQLException {
        EdgesSettings.Ledger settings = new EdgesSettings.Ledger("jdbc:sqlite:" + directory.resolve("older.db"));
        Ledger.open(settings, Clock.systemUTC()).close();
        try (Connection connection = DriverManager.getConnection(settings.url());
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE edges_schema_history SET checksum = 7 WHERE version = '1'");
        }

        assertThatThrownBy(() -> Ledger.open(settings, Clock.systemUTC()))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("older.db were made by an edges-routes that was never released")
                .hasMessageContaining("move it away");
    }

    @Test
    void aCommandSeesWhetherAServiceHasTheLedgerOpen() {
        EdgesSettings.Ledger settings = new EdgesSettings.Ledger("jdbc:sqlite:" + directory.resolve("served.db"));
        Ledger service = Ledger.open(settings, Clock.systemUTC());
        try (Ledger command = Ledger.openBeside(settings, Clock.systemUTC())) {
            assertThat(service.served()).isTrue();
            assertThat(command.served()).isTrue();
            service.close();
            assertThat(command.served()).isFalse();
        }
        Ledger.open(settings, Clock.systemUTC()).close();
    }
}
