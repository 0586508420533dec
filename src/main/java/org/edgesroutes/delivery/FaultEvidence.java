package org.edgesroutes.delivery;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The latest outcomes of one downstream, for all its partitions: whether the target takes records, and the keys that
 * failed since it last took one. Thread-safe.
 */
final class FaultEvidence {

    /** Failures of at least two keys, with no success between them, after which the target is at fault. */
    private static final int FAILURES_OF_TARGET = 5;

    private static final long NEAR_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Set<String> failing = new HashSet<>();
    private final AtomicLong passes = new AtomicLong();
    private volatile long passedAt = System.nanoTime() - 2 * NEAR_NANOS;
    private volatile boolean doubtful;
    private int failures;

    /** Counts the records that the target took. */
    long passes() {
        return passes.get();
    }

    void passed() {
        passedAt = System.nanoTime();
        passes.incrementAndGet();
        if (doubtful) {
            forget();
        }
    }

    private synchronized void forget() {
        failing.clear();
        failures = 0;
        doubtful = false;
    }

    /** Counts a failure of a record that was not proved to be at fault before. */
    synchronized void failed(String key) {
        failing.add(key);
        failures++;
        doubtful = true;
    }

    /** Whether a record failed and the target took none after it. */
    boolean isDoubtful() {
        return doubtful;
    }

    /** Whether the target took a record within the last seconds and only a few keys failed after it. */
    boolean justPassed() {
        return System.nanoTime() - passedAt < NEAR_NANOS && fewFail();
    }

    synchronized boolean fewFail() {
        return failing.size() < FAILURES_OF_TARGET;
    }

    /** Whether a record of another key failed and the target took none after it. */
    synchronized boolean othersFail(String key) {
        return failing.size() > (failing.contains(key) ? 1 : 0);
    }

    /** Whether records of several keys failed and the target took none. */
    synchronized boolean isTargetAtFault() {
        return failing.size() > 1 && failures >= FAILURES_OF_TARGET;
    }
}
