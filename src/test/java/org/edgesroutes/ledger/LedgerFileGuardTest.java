package org.edgesroutes.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.edgesroutes.settings.EdgesSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerFileGuardTest {

    @TempDir
    Path directory;

    private Path file;
    private Ledger ledger;

    @BeforeEach
    void open() {
        file = directory.resolve("edges.db");
        ledger = Ledger.open(new EdgesSettings.Ledger("jdbc:sqlite:" + file), Clock.systemUTC());
        write("before");
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private void write(String name) {
        ledger.write(tx -> {
            MarkTable.set(tx, name, "x");
            return null;
        });
    }

    private List<String> names() {
        return ledger.read(tx -> tx.list("SELECT name FROM edges_mark", row -> row.getString(1)));
    }

    @Test
    void nothingIsWrittenToALedgerThatWasMovedAwayUntilItIsBack() throws IOException {
        Path elsewhere = directory.resolve("moved.db");
        Files.move(file, elsewhere);

        assertThatThrownBy(() -> write("lost"))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("edges.db was moved away while edges-routes runs; put it back");
        assertThatThrownBy(() -> ledger.check()).hasMessageContaining("was moved away");

        Files.move(elsewhere, file);
        write("after");
        assertThat(names()).contains("before", "after").doesNotContain("lost");
    }

    @Test
    void nothingIsWrittenToALedgerThatWasReplaced() throws IOException {
        Path copy = directory.resolve("copy.db");
        Files.copy(file, copy);
        Files.move(file, directory.resolve("moved.db"));
        Files.move(copy, file);

        assertThatThrownBy(() -> write("lost")).hasMessageContaining("it was replaced while edges-routes runs");
        assertThatThrownBy(() -> ledger.check()).hasMessageContaining("it was replaced");
    }

    @Test
    void aFileThatIsMovedDuringACommitLeavesNothingAcknowledged() {
        assertThatThrownBy(() -> ledger.write(tx -> {
                    MarkTable.set(tx, "lost", "x");
                    move();
                    return null;
                }))
                .hasMessageContaining("was moved away");
    }

    private void move() {
        try {
            Files.move(file, directory.resolve("moved.db"));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
