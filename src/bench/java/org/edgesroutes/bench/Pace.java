package org.edgesroutes.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * When a callback is sent, and from when on its acknowledgement is waited for.
 *
 * @param perSecond infinite to send the next one as soon as a connection is free
 */
record Pace(double perSecond) {

    static Pace asFastAsPossible() {
        return new Pace(Double.POSITIVE_INFINITY);
    }

    /**
     * At a fixed rate the wait counts from when the callback was due: a server that stalls makes those wait too which
     * could not be sent meanwhile.
     *
     * @return {@link System#nanoTime()} from which the wait counts
     */
    long awaitTurn(int callback, long startedAt) {
        if (Double.isInfinite(perSecond)) {
            return System.nanoTime();
        }
        long due = startedAt + (long) (callback / perSecond * TimeUnit.SECONDS.toNanos(1));
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return due;
    }
}
