package org.edgesroutes.bench;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * What came of a load.
 *
 * @param startedAt {@link System#nanoTime()} of the first send
 * @param endedAt of the last acknowledgement
 * @param waits nanoseconds per callback, 0 for one that was not acknowledged
 */
record Acknowledgements(long startedAt, long endedAt, long[] waits) {

    boolean has(int callback) {
        return waits[callback] > 0;
    }

    int count() {
        return (int) Arrays.stream(waits).filter(wait -> wait > 0).count();
    }

    int missing() {
        return waits.length - count();
    }

    double perSecond() {
        return count() * (double) TimeUnit.SECONDS.toNanos(1) / (endedAt - startedAt);
    }

    /** @return milliseconds */
    double percentile(double share) {
        long[] sorted = Arrays.stream(waits).filter(wait -> wait > 0).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
    }
}
