package org.edgesroutes.ledger;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Wakes the workers of downstreams when there are new deliveries, so that they need not poll the ledger. A missed call
 * costs a second at most: they also look by themselves.
 */
public final class DeliverySignal {

    /** More than this many callbacks at once and deliveries are what keeps them waiting. */
    private static final int FEW = 4;

    private static final long MOMENT_MILLIS = 10;

    private final AtomicInteger underWay = new AtomicInteger();
    private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();

    DeliverySignal() {}

    /** @param listener called on the thread that announces, so it must return at once */
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

    /** A callback is being taken in until the result is there. */
    public <T> CompletableFuture<T> underWay(CompletableFuture<T> result) {
        underWay.incrementAndGet();
        return result.whenComplete((value, failure) -> underWay.decrementAndGet());
    }

    /**
     * Waits a moment while many callbacks are being stored. Callbacks come first: Edges times out, stored records can
     * wait.
     */
    public void giveWay() throws InterruptedException {
        if (underWay.get() > FEW) {
            TimeUnit.MILLISECONDS.sleep(MOMENT_MILLIS);
        }
    }
}
