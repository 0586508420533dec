package org.edgesroutes.ledger;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * Tells those who deliver that there is something new, so that nobody has to ask the ledger again and again. A missed
 * call costs a second at most: they also look by themselves.
 */
public final class Arrivals {

    private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();

    Arrivals() {}

    /** @param listener called by whoever announces, so it must return at once */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    public void ignore(Runnable listener) {
        listeners.remove(listener);
    }

    /** To be called once the rows are durable, not before. */
    public void announce() {
        listeners.forEach(Runnable::run);
    }
}
