package org.edgesroutes.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Connections to the ledger, with the pragmas on which its promises rest and the schema brought up to date. */
final class LedgerSource {

    /** One writes, the others read beside it. */
    private static final int CONNECTIONS = 6;

    /** {@code EDGE} in ASCII: tells a ledger from any other SQLite file. */
    private static final int APPLICATION_ID = 0x45444745;

    private static final int WAL_PAGES = 4000;

    private LedgerSource() {}

    static HikariDataSource open(String url, LedgerFile file) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("edges-ledger");
        pool.setDataSource(sqlite(url));
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
        try {
            HikariDataSource source = new HikariDataSource(pool);
            try {
                recognise(source, file);
                migrate(source, file);
                return source;
            } catch (RuntimeException | SQLException failure) {
                source.close();
                throw failure;
            }
        } catch (SQLException | RuntimeException failure) {
            throw failure instanceof LedgerException known
                    ? known
                    : new LedgerException(
                            "the ledger %s cannot be opened: %s".formatted(file.path(), rootMessage(failure)), failure);
        }
    }

    private static DataSource sqlite(String url) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(10_000);
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, String.valueOf(WAL_PAGES));
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(url);
        return source;
    }

    private static void recognise(DataSource source, LedgerFile file) throws SQLException {
        try (Connection connection = source.getConnection();
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
    }

    private static int number(Statement statement, String sql) throws SQLException {
        try (var row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void migrate(DataSource source, LedgerFile file) {
        Flyway flyway = Flyway.configure(LedgerSource.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/edges")
                .table("edges_schema_history")
                .load();
        Arrays.stream(flyway.info().all())
                .filter(LedgerSource::fromTheFuture)
                .findFirst()
                .ifPresent(newer -> {
                    throw new LedgerException(
                            "the ledger %s has schema version %s, which a newer edges-routes made; run that one"
                                    .formatted(file.path(), newer.getVersion()));
                });
        flyway.migrate();
    }

    private static boolean fromTheFuture(MigrationInfo migration) {
        return migration.getState() == MigrationState.FUTURE_SUCCESS
                || migration.getState() == MigrationState.FUTURE_FAILED;
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }
}
