package org.edgesroutes.ledger.deliveries;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which dead letters are meant; what is null does not matter.
 *
 * @param since those that died then or later
 */
public record DeadLetterFilter(String downstream, String runUid, String action, Instant since) {

    /** Every one. */
    public static final DeadLetterFilter ALL = new DeadLetterFilter(null, null, null, null);

    public boolean isAll() {
        return equals(ALL);
    }

    String where() {
        return "l.state = 'dead'"
                + (downstream == null ? "" : " AND l.downstream = ?")
                + (runUid == null ? "" : " AND c.run_uid = ?")
                + (action == null ? "" : " AND c.action = ?")
                + (since == null ? "" : " AND l.died_at >= ?");
    }

    List<Object> parameters() {
        List<Object> parameters = new ArrayList<>();
        for (Object parameter : new Object[] {downstream, runUid, action, since}) {
            if (parameter != null) {
                parameters.add(parameter);
            }
        }
        return parameters;
    }
}
