package org.edgesroutes.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.edgesroutes.ledger.deliveries.DownstreamRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the lanes of one downstream through while its target takes records. When it does not, all of them wait; then
 * one goes ahead, and the others follow once it came through.
 */
final class DownstreamCircuitBreaker {

    /** Instead of a ticket: nothing is delivered any more. */
    static final long CLOSED = -1;

    private static final Logger LOG = LoggerFactory.getLogger(DownstreamCircuitBreaker.class);
    private static final long LOOK_MILLIS = 1000;

    private final DownstreamOptions plan;
    private final DownstreamRepository ledger;
    private final Clock clock;

    private volatile Instant until;
    private volatile long pass;
    private volatile boolean closed;
    private boolean trying;
    private int pauses;
    private Instant downSince;

    DownstreamCircuitBreaker(DownstreamOptions plan, DownstreamRepository ledger, Clock clock) {
        this.plan = plan;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** It was down when it was last seen: one goes ahead. */
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
            long left = Duration.between(clock.instant(), until).toMillis();
            if (left <= 0 && !trying) {
                trying = true;
                return pass;
            }
            wait(left <= 0 ? LOOK_MILLIS : Math.min(left, LOOK_MILLIS));
        }
        return CLOSED;
    }

    /** The target had an opinion about the record, so it is there. */
    void passed(long ticket) {
        if (until != null) {
            recovered(ticket);
        }
    }

    private synchronized void recovered(long ticket) {
        // who went in before the pause knows nothing about after it
        if (until != null && ticket == pass) {
            until = null;
            trying = false;
            LOG.info(
                    "{} takes records again after {} s",
                    plan.downstream(),
                    Duration.between(downSince, clock.instant()).toSeconds());
            pauses = 0;
            ledger.recovered(plan.downstream());
            notifyAll();
        }
    }

    /**
     * The target is down: nobody else goes in until it was tried again.
     *
     * @return whether it took records when this one went in, rather than being tried with it
     */
    synchronized boolean down(long ticket, DeliveryFailure.TargetDown verdict) {
        if (ticket != pass || closed) {
            return !closed;
        }
        boolean tookRecords = until == null;
        pass++;
        pauses++;
        trying = false;
        Instant now = clock.instant();
        Duration grown = plan.pauses().after(pauses);
        Duration pause =
                verdict.retryAfter().filter(asked -> asked.compareTo(grown) > 0).orElse(grown);
        until = now.plus(pause);
        if (pauses == 1) {
            downSince = now;
            LOG.warn("{} is paused, its target is down: {}", plan.downstream(), verdict.error());
        } else {
            LOG.debug("{} is still down, next try at {}: {}", plan.downstream(), until, verdict.error());
        }
        ledger.paused(plan.downstream(), until, pauses, verdict.error());
        return tookRecords;
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
