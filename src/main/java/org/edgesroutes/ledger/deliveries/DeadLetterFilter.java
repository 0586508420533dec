package org.edgesroutes.ledger.deliveries;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses dead letters; null matches everything.
 *
 * @param since died then or later
 * @param state {@code dead}, {@code requeued} or {@code discarded}
 */
public record DeadLetterFilter(String downstream, String runUid, String action, Instant since, String state) {

    /** Those that are neither requeued nor discarded. */
    public static final String DEAD = "dead";

    /** Every one that is dead. */
    public static final DeadLetterFilter ALL = new DeadLetterFilter(null, null, null, null);

    /** Among those that are dead. */
    public DeadLetterFilter(String downstream, String runUid, String action, Instant since) {
        this(downstream, runUid, action, since, DEAD);
    }

    /** The same among those with another state, or of any state where it is null. */
    public DeadLetterFilter withState(String other) {
        return new DeadLetterFilter(downstream, runUid, action, since, other);
    }

    public boolean isAll() {
        return equals(ALL);
    }

    String where() {
        // a literal, since the index of the dead ones is partial
        return (DEAD.equals(state) ? "l.state = 'dead'" : state == null ? "true" : "l.state = ?")
                + (downstream == null ? "" : " AND l.downstream = ?")
                + (runUid == null ? "" : " AND c.run_uid = ?")
                + (action == null ? "" : " AND c.action = ?")
                + (since == null ? "" : " AND l.died_at >= ?");
    }

    List<Object> parameters() {
        List<Object> parameters = new ArrayList<>();
        for (Object parameter : new Object[] {DEAD.equals(state) ? null : state, downstream, runUid, action, since}) {
            if (parameter != null) {
                parameters.add(parameter);
            }
        }
        return parameters;
    }
}
