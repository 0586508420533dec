package org.edgesroutes.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.edgesroutes.settings.EdgesSettings;

/**
 * Everything that has to outlive a crash, as rows that a person can open and read. The other classes of this package
 * are its rooms: runs, callbacks, deliveries, dead letters, the request budget.
 *
 * <p>A write is durable when its future completes, not before; many share one commit. Reads go beside the writer.
 */
public final class Ledger implements AutoCloseable {

    /** Work within one transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Transaction tx) throws SQLException;
    }

    /** A {@code DataSource} of this name among the beans of an application is the ledger's without a setting. */
    public static final String DATA_SOURCE = "edgesDataSource";

    private final LedgerSource source;
    private final Clock clock;
    private final LedgerFileGuard guard;
    private final SharedCommit writer;
    private final DeliverySignal arrivals = new DeliverySignal();

    private Ledger(LedgerSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
        this.guard = new LedgerFileGuard(source.file());
        this.writer = new SharedCommit(source, guard, clock);
    }

    /**
     * Opens the ledger for the service, which is alone on it.
     *
     * @throws LedgerException with a sentence that says what is wrong with the file, and what to do
     */
    public static Ledger open(EdgesSettings.Ledger settings, Clock clock) {
        return open(settings, name -> null, clock);
    }

    /**
     * Opens the ledger in an application that may have a {@code DataSource} for it.
     *
     * @param beans what the application has under a name, null for nothing
     * @throws LedgerException with a sentence that says what is wrong, and what to do
     */
    public static Ledger open(EdgesSettings.Ledger settings, Function<String, Object> beans, Clock clock) {
        return new Ledger(LedgerSource.open(settings, beans), clock);
    }

    /**
     * Opens the ledger beside a service that may be running, for a command that reads it or changes a few rows.
     *
     * @throws LedgerException when there is none yet, or it cannot be opened
     */
    public static Ledger openBeside(EdgesSettings.Ledger settings, Clock clock) {
        return new Ledger(SqliteSource.open(settings.url(), false), clock);
    }

    /** The clock of every row. */
    public Clock clock() {
        return clock;
    }

    /** Whether a service has the ledger open, so that callbacks are taken and records delivered. */
    public boolean served() {
        return source.served();
    }

    /**
     * Reads one row.
     *
     * @throws LedgerException when the ledger cannot be read
     */
    public void check() {
        read(tx -> tx.first("SELECT 1 FROM edges_mark LIMIT 1", row -> true));
    }

    /** The file that holds the ledger; its {@code -wal} and {@code -shm} lie beside it. */
    public Path file() {
        return source.file();
    }

    /** Where new deliveries are announced to those who make them. */
    public DeliverySignal arrivals() {
        return arrivals;
    }

    /** @return completes when the work is durable, or exceptionally with a {@link LedgerException} */
    public <T> CompletableFuture<T> submit(Work<T> work) {
        return writer.submit(work);
    }

    /** Writes and waits until it is durable. */
    public <T> T write(Work<T> work) {
        try {
            return writer.submit(work).join();
        } catch (CompletionException failure) {
            throw translated(failure.getCause());
        }
    }

    /** Reads beside the writer; each statement sees what was durable when it began. */
    public <T> T read(Work<T> work) {
        guard.requireSame();
        try (Connection connection = source.connection();
                Transaction tx = new Transaction(connection, clock.instant())) {
            return work.on(tx);
        } catch (SQLException failure) {
            throw translated(failure);
        }
    }

    static LedgerException translated(Throwable failure) {
        return failure instanceof LedgerException known
                ? known
                : new LedgerException("the ledger failed: " + failure.getMessage(), failure);
    }

    @Override
    public void close() {
        writer.close();
        source.close();
    }
}
