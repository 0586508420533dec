package org.edgesroutes.ledger.deliveries;

import java.util.List;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.MarkTable;

/** The downstreams that are held by command, and their end. */
public final class DownstreamControlRepository {

    private static final String HELD = "downstream-held:";

    private static final List<String> TABLES =
            List.of("edges_delivery", "edges_retry", "edges_dead_letter", "edges_downstream");

    private final Ledger ledger;

    public DownstreamControlRepository(Ledger ledger) {
        this.ledger = ledger;
    }

    public boolean isHeld(String downstream) {
        return ledger.read(tx -> MarkTable.get(tx, HELD + downstream)).isPresent();
    }

    /** Holds a downstream until {@link #resume}, also over restarts. */
    public void hold(String downstream) {
        ledger.write(tx -> {
            MarkTable.set(tx, HELD + downstream, tx.now().toString());
            return null;
        });
        ledger.arrivals().announce();
    }

    /** Returns whether the downstream was held. */
    public boolean resume(String downstream) {
        boolean held = ledger.write(tx -> MarkTable.remove(tx, HELD + downstream));
        ledger.arrivals().announce();
        return held;
    }

    /**
     * Deletes a downstream with its deliveries, retries and dead letters; records and callbacks stay.
     *
     * @return false when a route delivers to it
     */
    public boolean forget(String downstream) {
        // while no service runs, a claim is left over from a process that was killed
        boolean served = ledger.served();
        return ledger.write(tx -> {
            boolean claimed = served
                    && tx.first(
                                    "SELECT 1 FROM edges_downstream WHERE downstream = ? AND claimed_until >= ?",
                                    row -> true,
                                    downstream,
                                    tx.now())
                            .isPresent();
            if (!claimed) {
                for (String table : TABLES) {
                    tx.update("DELETE FROM " + table + " WHERE downstream = ?", downstream);
                }
                MarkTable.remove(tx, HELD + downstream);
            }
            return !claimed;
        });
    }
}
