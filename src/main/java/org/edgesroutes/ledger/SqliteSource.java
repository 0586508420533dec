package org.edgesroutes.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/** A file with a pool of its own in front. */
final class SqliteSource implements LedgerSource {

    /** One writes, the others read beside it. */
    private static final int CONNECTIONS = 6;

    private final HikariDataSource pool;
    private final LedgerLock lock;

    private SqliteSource(HikariDataSource pool, LedgerLock lock) {
        this.pool = pool;
        this.lock = lock;
    }

    /** @param alone false beside a service that may be running */
    static SqliteSource open(String url, boolean alone) {
        LedgerFile file = LedgerFile.of(url);
        if (!alone) {
            file.requireExisting();
        }
        LedgerLock lock = alone ? LedgerLock.take(file) : LedgerLock.of(file);
        try {
            return new SqliteSource(pool(url, file), lock);
        } catch (SQLException | RuntimeException failure) {
            lock.close();
            throw LedgerSource.notOpened(file.path().toString(), failure);
        }
    }

    private static HikariDataSource pool(String url, LedgerFile file) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setPoolName("edges-ledger");
        config.setDataSource(sqlite(url));
        // not by the driver's own option, which older drivers do not have; an application may bring one
        config.setConnectionInitSql("PRAGMA wal_autocheckpoint = " + Sqlite.WAL_PAGES);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
        HikariDataSource pool = new HikariDataSource(config);
        try {
            Sqlite.prepare(pool::getConnection, file);
            return pool;
        } catch (RuntimeException | SQLException failure) {
            pool.close();
            throw failure;
        }
    }

    private static DataSource sqlite(String url) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setBusyTimeout(Sqlite.BUSY_MILLIS);
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(url);
        return source;
    }

    @Override
    public Connection connection() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public void discard(Connection connection) {
        pool.evictConnection(connection);
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
        pool.close();
        lock.close();
    }
}
