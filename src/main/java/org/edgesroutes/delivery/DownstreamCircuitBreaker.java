package org.edgesroutes.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.edgesroutes.ledger.deliveries.DownstreamRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The circuit breaker of one downstream. While its target is at fault, all partitions wait; after each pause one record
 * goes ahead, and the others follow when it passes.
 */
final class DownstreamCircuitBreaker {

    /** Instead of a ticket: nothing is delivered any more. */
    static final long CLOSED = -1;

    private static final Logger LOG = LoggerFactory.getLogger(DownstreamCircuitBreaker.class);
    private static final long LOOK_MILLIS = 1000;
    private static final int WORTH_A_WARNING = 4;

    private final DownstreamOptions options;
    private final DownstreamRepository ledger;
    private final Clock clock;

    private volatile Instant until;
    private Duration length = Duration.ZERO;
    private volatile long pass;
    private volatile boolean closed;
    private boolean trying;
    private int pauses;
    private String lastError;
    private Instant downSince;

    DownstreamCircuitBreaker(DownstreamOptions options, DownstreamRepository ledger, Clock clock) {
        this.options = options;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The downstream was paused by an earlier session: one record goes ahead at once. */
    synchronized void tryFirst() {
        downSince = clock.instant();
        until = downSince;
    }

    /** @return a ticket to come back with, or {@link #CLOSED} */
    long enter() throws InterruptedException {
        long ticket = pass;
        return until == null && !closed ? ticket : turn();
    }

    private synchronized long turn() throws InterruptedException {
        while (!closed) {
            if (until == null) {
                return pass;
            }
            long left = left().toMillis();
            if (left <= 0 && !trying) {
                trying = true;
                return pass;
            }
            wait(left <= 0 ? LOOK_MILLIS : Math.min(left, LOOK_MILLIS));
        }
        return CLOSED;
    }

    /** Returns the rest of the pause, which is no longer than the pause itself: the clock may have been set back. */
    private Duration left() {
        Instant now = clock.instant();
        Duration left = Duration.between(now, until);
        if (left.compareTo(length) > 0) {
            until = now.plus(length);
            ledger.paused(options.downstream(), until, pauses, lastError);
            return length;
        }
        return left;
    }

    /** The target took a record: the partitions go on if this one went ahead of them. */
    void passed(long ticket) {
        if (until != null) {
            recovered(ticket);
        }
    }

    private synchronized void recovered(long ticket) {
        // a record that went in before the pause says nothing about the target after it
        if (until != null && ticket == pass) {
            until = null;
            trying = false;
            LOG.info(
                    "{} takes records again after {} s",
                    options.downstream(),
                    Duration.between(downSince, clock.instant()).toSeconds());
            pauses = 0;
            ledger.recovered(options.downstream());
            notifyAll();
        }
    }

    /**
     * A record failed: where the target may be at fault, or the record went ahead during a pause, the partitions wait.
     *
     * @param pause whether the target may be at fault
     */
    synchronized void failed(long ticket, DeliveryFailure failure, boolean pause) {
        if (ticket != pass || closed || (until == null && !pause)) {
            return;
        }
        pass++;
        pauses++;
        trying = false;
        Instant now = clock.instant();
        Duration grown = options.pauses().after(pauses);
        length =
                failure.retryAfter().filter(asked -> asked.compareTo(grown) > 0).orElse(grown);
        until = now.plus(length);
        lastError = failure.error();
        if (pauses == 1) {
            downSince = now;
            LOG.warn(
                    "{} is paused for {} s, its target takes no record now; last error: {}",
                    options.downstream(),
                    length.toSeconds(),
                    failure.error());
        } else {
            // the number doubles so that a target that is down for days does not fill the log
            LOG.atLevel(Integer.bitCount(pauses) == 1 && pauses >= WORTH_A_WARNING ? Level.WARN : Level.DEBUG)
                    .log(
                            "{} is still paused after {} tries of its target, the next one is at {}; check the target and"
                                    + " the steps of the route, an edited route is tried at once; last error: {}",
                            options.downstream(),
                            pauses,
                            until,
                            failure.error());
        }
        ledger.paused(options.downstream(), until, pauses, failure.error());
    }

    /** To be called when the clock may have moved. */
    synchronized void look() {
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
