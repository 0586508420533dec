package org.edgesroutes.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.edgesroutes.resilience.OutageLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The control loop of one downstream: holds its claim, runs a session while it has it, and looks for records when woken or
 * once a second.
 */
final class DownstreamWorker implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(DownstreamWorker.class);
    private static final long LOOK_MILLIS = 1000;
    private static final Duration RENEWAL = DeliveryContext.CLAIM.dividedBy(3);

    private final DeliveryContext deliveries;
    private final DownstreamOptions options;
    private final DeliveryTarget target;
    private final long endMillis;
    private final OutageLog outage;
    private final Semaphore bell = new Semaphore(0);
    private final Runnable wakeUp = this::wake;
    private Function<Runnable, Future<?>> threads;
    private Future<?> run;
    private volatile boolean halted;
    private boolean elsewhere;
    private DeliverySession session;
    private Instant renewAt = Instant.MIN;
    private boolean held;
    private long lookedAt = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS);

    /** @param endMillis how long the records in flight may take when it ends */
    DownstreamWorker(DeliveryContext deliveries, DownstreamOptions options, DeliveryTarget target, long endMillis) {
        this.deliveries = deliveries;
        this.options = options;
        this.target = target;
        this.endMillis = endMillis;
        this.outage = new OutageLog(LOG, "the delivery to " + options.downstream());
    }

    /** @param threads starts one for this and one for each partition */
    void start(Function<Runnable, Future<?>> threads) {
        this.threads = threads;
        run = threads.apply(this);
    }

    /** Begins no further record; the ones in flight are finished. */
    void halt() {
        halted = true;
        wake();
    }

    boolean isDone() {
        return run.isDone();
    }

    /** @return whether the records in flight were finished in time */
    boolean await() throws InterruptedException {
        return await(TimeUnit.MILLISECONDS.toNanos(2 * endMillis));
    }

    boolean await(long nanos) throws InterruptedException {
        try {
            run.get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException | TimeoutException unfinished) {
            return false;
        }
    }

    private void wake() {
        bell.release();
    }

    @Override
    public void run() {
        deliveries.arrivals().listen(wakeUp);
        try {
            while (!halted) {
                long wait = turn();
                if (wait > 0) {
                    bell.tryAcquire(wait, TimeUnit.MILLISECONDS);
                    bell.drainPermits();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            deliveries.arrivals().ignore(wakeUp);
            end();
        }
    }

    /** @return milliseconds to wait, unless woken, before there may be something to do */
    private long turn() throws InterruptedException {
        try {
            if (session != null && session.lost()) {
                renewAt = Instant.MIN;
                drop();
            }
            if (!claimed() || isHeld()) {
                return LOOK_MILLIS;
            }
            if (session == null) {
                session = new DeliverySession(deliveries, options, target, wakeUp);
                session.start(threads);
            }
            long wait = session.advance(LOOK_MILLIS);
            outage.passed();
            return wait;
        } catch (RuntimeException failure) {
            outage.failed(FailureMessage.of(failure), failure);
            return LOOK_MILLIS;
        }
    }

    private boolean claimed() throws InterruptedException {
        Instant now = deliveries.clock().instant();
        // later than it can be: the clock was set back
        boolean ahead = renewAt.isAfter(now.plus(RENEWAL));
        if (now.isBefore(renewAt) && !ahead) {
            return true;
        }
        deliveries.retries().bound(options.downstream());
        boolean ours = deliveries
                .downstreams()
                .claim(options.downstream(), deliveries.owner(), now.plus(DeliveryContext.CLAIM));
        if (ours) {
            renewAt = now.plus(RENEWAL);
        } else {
            renewAt = Instant.MIN;
            drop();
            if (!elsewhere) {
                LOG.info("another node delivers to {}, this one stands by", options.downstream());
            }
        }
        elsewhere = !ours;
        return ours;
    }

    /** Whether {@code downstreams pause} holds it; the records in flight are finished then. */
    private boolean isHeld() throws InterruptedException {
        if (System.nanoTime() - lookedAt < TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS)) {
            return held;
        }
        boolean now = deliveries.controls().isHeld(options.downstream());
        if (now != held) {
            LOG.info("{} is {} by command", options.downstream(), now ? "paused" : "resumed");
        }
        held = now;
        lookedAt = System.nanoTime();
        if (held) {
            drop();
        }
        return held;
    }

    private void drop() throws InterruptedException {
        if (session != null) {
            session.end(endMillis);
            session = null;
        }
    }

    private void end() {
        try {
            drop();
            deliveries.downstreams().release(options.downstream(), deliveries.owner());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.warn(
                    "{} could not release its claim, another node can deliver a minute later: {}",
                    options.downstream(),
                    FailureMessage.of(failure));
        }
    }
}
