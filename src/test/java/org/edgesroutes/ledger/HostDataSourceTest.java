package org.edgesroutes.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.edgesroutes.settings.EdgesSettings;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** The ledger in a {@code DataSource} of the application around it. */
class HostDataSourceTest {

    @TempDir
    Path directory;

    private final HikariDataSource pool = new HikariDataSource();

    @AfterEach
    void closePool() {
        pool.close();
    }

    /** As careless as a host may configure it: nothing synced, no write-ahead log, transactions left open. */
    private HikariDataSource careless() {
        pool.setJdbcUrl("jdbc:sqlite:" + directory.resolve("host.db") + "?synchronous=OFF&journal_mode=DELETE");
        pool.setAutoCommit(false);
        pool.setMaximumPoolSize(4);
        return pool;
    }

    private EdgesSettings.Ledger settings(String bean) {
        return new EdgesSettings.Ledger("jdbc:sqlite:" + directory.resolve("own.db"), Optional.ofNullable(bean));
    }

    private Ledger open(String setting, Map<String, Object> beans) {
        Function<String, Object> registry = beans::get;
        return Ledger.open(settings(setting), registry, Clock.systemUTC());
    }

    private static long tables(Ledger ledger) {
        return ledger.read(tx -> tx.first("SELECT count(*) FROM edges_callback", row -> row.getLong(1))
                .orElseThrow());
    }

    @Test
    void theBeanThatIsNamedHoldsTheLedgerAndStaysOpenWhenItCloses() throws SQLException {
        try (Ledger ledger = open("hub", Map.of("hub", careless()))) {
            ledger.write(tx -> tx.update("INSERT INTO edges_mark (name, value) VALUES ('a', ?)", tx.now()));
        }

        assertThat(directory.resolve("own.db")).doesNotExist();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT name FROM edges_mark")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("a");
        }
    }

    @Test
    void aBeanWithTheNameThatIsReservedForItNeedsNoSetting() {
        try (Ledger ledger = open(null, Map.of("edgesDataSource", careless()))) {
            assertThat(tables(ledger)).isZero();
        }
        assertThat(directory.resolve("own.db")).doesNotExist();
    }

    @Test
    void aDataSourceWithAnyOtherNameIsLeftAlone() throws SQLException {
        try (Ledger ledger = open(null, Map.of("dataSource", careless()))) {
            assertThat(tables(ledger)).isZero();
        }
        assertThat(directory.resolve("own.db")).exists();
        assertThat(directory.resolve("host.db")).doesNotExist();
    }

    @Test
    void everyCommitIsDurableHoweverCarelesslyTheDataSourceIsConfigured() {
        try (Ledger ledger = open("hub", Map.of("hub", careless()))) {
            int full = 2;
            assertThat(ledger.<Integer>read(tx -> pragma(tx, "synchronous"))).isEqualTo(full);
            assertThat(ledger.<Integer>write(tx -> pragma(tx, "synchronous"))).isEqualTo(full);
            assertThat(Files.exists(directory.resolve("host.db-wal"))).isTrue();
        }
    }

    private static int pragma(Transaction tx, String name) throws SQLException {
        return tx.first("PRAGMA " + name, row -> row.getInt(1)).orElseThrow();
    }

    @Test
    void aWriteThatFailedLeavesTheNextOnesASoundConnection() {
        try (Ledger ledger = open("hub", Map.of("hub", careless()))) {
            assertThatThrownBy(() -> ledger.write(tx -> tx.update("INSERT INTO nowhere VALUES (1)")))
                    .isInstanceOf(LedgerException.class);
            assertThat(ledger.<Integer>write(
                            tx -> tx.update("INSERT INTO edges_mark (name, value) VALUES ('b', ?)", tx.now())))
                    .isEqualTo(1);
        }
    }

    @Test
    void aFullDiskRefusesTheWriteAndTheLedgerGoesOnOnceThereIsRoom() {
        try (Ledger ledger = open("hub", Map.of("hub", careless()))) {
            assertThatThrownBy(() -> ledger.write(tx -> {
                        pragma(tx, "max_page_count = 100");
                        String large = "x".repeat(1_000_000);
                        return tx.update("INSERT INTO edges_mark (name, value) VALUES ('large', ?)", large);
                    }))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("full");

            assertThat(ledger.<Integer>write(
                            tx -> tx.update("INSERT INTO edges_mark (name, value) VALUES ('b', ?)", tx.now())))
                    .isEqualTo(1);
        }
    }

    @Test
    void aDatabaseOfAnotherKindIsRefusedAndLeftAsItIs() throws SQLException {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:orders;DB_CLOSE_DELAY=-1");

        assertThatThrownBy(() -> open("orders", Map.of("orders", h2)))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("the DataSource orders is H2")
                .hasMessageContaining("edges.ledger.data-source");
        try (Connection connection = h2.getConnection();
                var tables = connection.getMetaData().getTables(null, "PUBLIC", "%", null)) {
            assertThat(tables.next()).isFalse();
        }
    }

    @Test
    void aFileWithTablesOfTheHostIsRefusedAndLeftAsItIs() throws SQLException {
        careless();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE orders (id INTEGER)");
            connection.commit();
        }

        assertThatThrownBy(() -> open("hub", Map.of("hub", pool))).hasMessageContaining("is not a ledger");
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT group_concat(name) FROM sqlite_master")) {
            assertThat(row.getString(1)).isEqualTo("orders");
        }
    }

    @Test
    void whatWouldNotOutliveTheProcessIsRefused() {
        SQLiteDataSource memory = new SQLiteDataSource();
        memory.setUrl("jdbc:sqlite::memory:");

        assertThatThrownBy(() -> open("hub", Map.of("hub", memory)))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("needs a file");
    }

    @Test
    void aNameBehindWhichThereIsNoDataSourceIsSaid() {
        assertThatThrownBy(() -> open("hub", Map.of()))
                .hasMessageContaining("DataSource hub, but there is no such bean")
                .hasMessageContaining("edges.ledger.data-source");
        assertThatThrownBy(() -> open("hub", Map.of("hub", "text"))).hasMessageContaining("that bean is none");
    }

    @Test
    void aSecondServiceOnTheSameFileIsRefused() {
        try (Ledger first = open("hub", Map.of("hub", careless()))) {
            assertThat(tables(first)).isZero();
            EdgesSettings.Ledger file = new EdgesSettings.Ledger("jdbc:sqlite:" + directory.resolve("host.db"));
            assertThatThrownBy(() -> Ledger.open(file, Clock.systemUTC())).hasMessageContaining("another edges-routes");
        }
    }
}
