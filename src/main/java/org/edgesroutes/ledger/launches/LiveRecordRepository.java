package org.edgesroutes.ledger.launches;

import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.callbacks.Acceptance;
import org.edgesroutes.ledger.callbacks.CallbackRepository;
import org.edgesroutes.ledger.callbacks.ReceivedCallback;

/**
 * The records of live runs. Edges gives such a run no uid, so those of one action belong to one run of the ledger: a
 * record is compared with what earlier live runs brought for the same input.
 */
public final class LiveRecordRepository {

    private final Ledger ledger;

    public LiveRecordRepository(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @return the run of the ledger that has the records of an action's live runs */
    public static String runUid(String action) {
        return "live:" + action;
    }

    /** Stores a page as a callback with the same records would be stored. */
    public Acceptance store(String action, ReceivedCallback page) {
        Acceptance acceptance = ledger.write(tx -> {
            tx.update("""
                    INSERT INTO edges_run (run_uid, action, execution_mode, first_seen_at, seen_at)
                    VALUES (?, ?, 'LIVE', ?, ?) ON CONFLICT (run_uid) DO NOTHING""", runUid(action), action, tx.now(), tx.now());
            return CallbackRepository.accept(tx, page, null);
        });
        ledger.arrivals().announce();
        return acceptance;
    }
}
