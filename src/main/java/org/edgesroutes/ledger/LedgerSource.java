package org.edgesroutes.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.edgesroutes.resilience.RootCause;
import org.edgesroutes.settings.EdgesSettings;

/**
 * Connections to the ledger: from a pool of its own, or from a {@code DataSource} of the application around it. Which
 * database stands behind them is known here and in what implements it, and nowhere else.
 */
interface LedgerSource extends AutoCloseable {

    /** @return a connection that commits each statement, until it is told otherwise */
    Connection connection() throws SQLException;

    /** Takes a connection that failed out of use. */
    void discard(Connection connection);

    /** @return whether a service has the ledger open, this process or another one */
    boolean served();

    /** The file that holds the ledger. */
    Path file();

    @Override
    void close();

    /**
     * Opens the ledger, alone on it.
     *
     * @param beans what the application around it has under a name, null for nothing
     * @throws LedgerException with a sentence that says what is wrong, and what to do
     */
    static LedgerSource open(EdgesSettings.Ledger settings, Function<String, Object> beans) {
        Optional<HostDataSource> host = ofHost(settings, beans);
        return host.isPresent() ? SqliteHostSource.open(host.get()) : SqliteSource.open(settings.url(), true);
    }

    /**
     * Never by type alone: the tables of the ledger do not belong in the application's own database.
     *
     * @return the bean that was named, or that has the name which is asked for when none is
     */
    private static Optional<HostDataSource> ofHost(EdgesSettings.Ledger settings, Function<String, Object> beans) {
        String name = settings.dataSource().orElse(Ledger.DATA_SOURCE);
        Object bean = beans.apply(name);
        if (bean instanceof DataSource source) {
            return Optional.of(new HostDataSource(name, source));
        }
        if (bean == null && settings.dataSource().isEmpty()) {
            return Optional.empty();
        }
        throw new LedgerException(
                "the ledger should be in the DataSource %s, but %s; name one with edges.ledger.data-source"
                        .formatted(name, bean == null ? "there is no such bean" : "that bean is none"));
    }

    /** @return the failure in the words of the ledger */
    static LedgerException notOpened(String ledger, Exception failure) {
        if (failure instanceof LedgerException known) {
            return known;
        }
        return new LedgerException(
                "the ledger %s cannot be opened: %s"
                        .formatted(ledger, RootCause.of(failure).getMessage()),
                failure);
    }
}
