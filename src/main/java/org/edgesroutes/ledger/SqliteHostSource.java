package org.edgesroutes.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteConnection;

/**
 * A {@code DataSource} of the application around the ledger, which goes on owning it. However it is configured, a
 * connection is made durable before it is used.
 */
final class SqliteHostSource implements LedgerSource {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteHostSource.class);
    private static final String PRODUCT = "SQLite";

    private final HostDataSource host;
    private final LedgerLock lock;

    private SqliteHostSource(HostDataSource host, LedgerLock lock) {
        this.host = host;
        this.lock = lock;
    }

    static SqliteHostSource open(HostDataSource host) {
        String bean = "in the DataSource " + host.name();
        try {
            LedgerFile file = file(host);
            SqliteHostSource source = new SqliteHostSource(host, LedgerLock.take(file));
            try {
                source.writeAhead();
                Sqlite.prepare(source::connection, file);
                LOG.info("the ledger is {}, {}", bean, file.path());
                return source;
            } catch (SQLException | RuntimeException failure) {
                source.close();
                throw failure;
            }
        } catch (SQLException | RuntimeException failure) {
            throw LedgerSource.notOpened(bean, failure);
        }
    }

    private static LedgerFile file(HostDataSource host) throws SQLException {
        try (Connection connection = host.source().getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            if (!PRODUCT.equals(product)) {
                throw new LedgerException(
                        "the DataSource %s is %s, but a ledger is SQLite; name another one with edges.ledger.data-source, or none and set edges.ledger.url"
                                .formatted(host.name(), product));
            }
            return LedgerFile.ofHost(host.name(), connection.getMetaData().getURL());
        }
    }

    private void writeAhead() throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
        }
    }

    @Override
    public Connection connection() throws SQLException {
        Connection connection = host.source().getConnection();
        try {
            connection.setAutoCommit(true);
            connection.unwrap(SQLiteConnection.class).setCurrentTransactionMode(TransactionMode.IMMEDIATE);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA synchronous = FULL");
                statement.execute("PRAGMA busy_timeout = " + Sqlite.BUSY_MILLIS);
                statement.execute("PRAGMA wal_autocheckpoint = " + Sqlite.WAL_PAGES);
            }
            return connection;
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    /** Hikari hands a connection out again within half a second without looking; other pools notice that it is closed. */
    @Override
    public void discard(Connection connection) {
        try {
            if (host.source() instanceof HikariDataSource pool) {
                pool.evictConnection(connection);
            } else {
                connection.unwrap(SQLiteConnection.class).close();
            }
        } catch (SQLException failure) {
            LOG.debug("a connection to the ledger could not be closed", failure);
        }
    }

    @Override
    public boolean served() {
        return lock.held();
    }

    @Override
    public Path file() {
        return lock.ledger();
    }

    @Override
    public void close() {
        lock.close();
    }
}
