package org.edgesroutes.resilience;

import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;

/**
 * The log of a task that is repeated until it succeeds: one line when it begins to fail, one for each further reason,
 * and one when it succeeds again. Every failure is logged with its stack trace at DEBUG. Thread-safe.
 */
public final class OutageLog {

    /** Reasons of one outage that get a line: texts that differ each time would fill the log. */
    private static final int MOST_REASONS = 5;

    private final Logger log;
    private final String task;
    private final Set<String> reasons = new HashSet<>();
    private volatile boolean failing;
    private int failures;

    /**
     * A task that did not fail yet.
     *
     * @param log of the class that repeats the task
     * @param task names it at the beginning of each line
     */
    public OutageLog(Logger log, String task) {
        this.log = log;
        this.task = task;
    }

    /** Notes a failure. */
    public void failed(Throwable failure) {
        failed(failure.getMessage() == null ? failure.toString() : failure.getMessage(), failure);
    }

    /**
     * Notes a failure that has a text of its own.
     *
     * @param reason fit for the log
     */
    public synchronized void failed(String reason, Throwable failure) {
        failing = true;
        failures++;
        if (reasons.size() < MOST_REASONS && reasons.add(reason)) {
            log.warn("{} failed and is repeated until it succeeds: {}", task, reason);
        }
        log.debug("{} failed", task, failure);
    }

    /** Notes a success. */
    public void passed() {
        if (failing) {
            over();
        }
    }

    private synchronized void over() {
        if (failing) {
            log.info("{} succeeds again after {} failures", task, failures);
            failing = false;
            failures = 0;
            reasons.clear();
        }
    }

    /** Does the work of the task once; its failure is logged and not thrown. */
    public void run(Runnable work) {
        try {
            work.run();
            passed();
        } catch (RuntimeException failure) {
            failed(failure);
        }
    }
}
