package org.edgesroutes.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class MigrationsTest {

    private static final Migration FIRST = new Migration(
            1, "first", "V1__first.sql", "CREATE TABLE a (x); -- why; how\nINSERT INTO a VALUES ('1;2');\n");
    private static final Migration SECOND =
            new Migration(2, "second", "V2__second.sql", "ALTER TABLE a ADD COLUMN y;\nUPDATE a SET y = 'new';");
    private static final Migration BROKEN =
            new Migration(3, "broken", "V3__broken.sql", "CREATE TABLE b (x);\nINSERT INTO nowhere VALUES (1);");

    @TempDir
    Path directory;

    private final SQLiteDataSource source = new SQLiteDataSource();

    @BeforeEach
    void chooseFile() {
        source.setUrl("jdbc:sqlite:" + directory.resolve("edges.db"));
    }

    private void migrate(Migration... migrations) throws SQLException {
        new Migrations(List.of(migrations), "edges.db").run(source::getConnection);
    }

    private List<String> column(String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    @Test
    void eachScriptRunsOnceInItsOrderHoweverOftenItIsAsked() throws SQLException {
        migrate(FIRST);
        migrate(FIRST, SECOND);
        migrate(FIRST, SECOND);

        assertThat(column("SELECT x || ' ' || y FROM a")).containsExactly("1;2 new");
        assertThat(column("SELECT script FROM edges_schema_history ORDER BY installed_rank"))
                .containsExactly("V1__first.sql", "V2__second.sql");
    }

    @Test
    void aScriptThatFailsHalfWayLeavesNothingBehind() throws SQLException {
        migrate(FIRST);

        assertThatThrownBy(() -> migrate(FIRST, SECOND, BROKEN)).hasMessageContaining("nowhere");
        assertThat(column("SELECT name FROM sqlite_master WHERE name IN ('a', 'b')"))
                .containsExactly("a");
        assertThat(column("SELECT version FROM edges_schema_history")).containsExactly("1");
        assertThat(column("SELECT name FROM pragma_table_info('a')")).containsExactly("x");
    }

    @Test
    void aScriptThatIsNotTheOneThatMadeTheTablesIsRefused() throws SQLException {
        migrate(FIRST);
        Migration edited = new Migration(1, "first", "V1__first.sql", "CREATE TABLE a (x, z);");

        assertThatThrownBy(() -> migrate(edited))
                .isInstanceOf(LedgerException.class)
                .hasMessageContainingAll("tables of the ledger edges.db", "differ in V1__first.sql", "move it away");
    }

    /** The figure is what Flyway 11 wrote for this text. */
    @Test
    void theChecksumIsThatOfFlyway() {
        assertThat(new Migration(1, "", "", "CREATE TABLE a (x);\r\nSELECT 1;\n").checksum())
                .isEqualTo(new Migration(1, "", "", "CREATE TABLE a (x);\nSELECT 1;").checksum());
        assertThat(Migration.all().get(0).checksum()).isEqualTo(920318094);
    }

    @Test
    void everyScriptThatThereIsRunsInTheOrderOfItsNumber() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/edges"))) {
            assertThat(Migration.all())
                    .extracting(Migration::script)
                    .as("db/edges/migrations.txt")
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(".sql"))
                                    .toList());
        }
        assertThat(Migration.all()).extracting(Migration::version).isSorted().doesNotHaveDuplicates();
    }
}
