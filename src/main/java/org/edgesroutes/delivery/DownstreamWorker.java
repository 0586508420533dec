package org.edgesroutes.delivery;

import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one downstream going: holds its claim, starts a session while it has it, and looks for new records when it is
 * woken, or once a second.
 */
final class DownstreamWorker implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(DownstreamWorker.class);
    private static final long LOOK_MILLIS = 1000;

    private final DeliveryContext deliveries;
    private final DownstreamOptions plan;
    private final DeliveryTarget target;
    private final long endMillis;
    private final Semaphore bell = new Semaphore(0);
    private final Runnable wakeUp = this::wake;
    private Function<Runnable, Future<?>> threads;
    private Future<?> run;
    private volatile boolean halted;
    private boolean troubled;
    private boolean elsewhere;
    private DeliverySession session;
    private Instant renewAt = Instant.MIN;
    private boolean held;
    private long lookedAt = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS);

    /** @param endMillis how long the records in flight may take when it ends */
    DownstreamWorker(DeliveryContext deliveries, DownstreamOptions plan, DeliveryTarget target, long endMillis) {
        this.deliveries = deliveries;
        this.plan = plan;
        this.target = target;
        this.endMillis = endMillis;
    }

    /** @param threads starts one for this and one for each lane */
    void start(Function<Runnable, Future<?>> threads) {
        this.threads = threads;
        run = threads.apply(this);
    }

    /** Begins nothing new; what is in flight goes on. */
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
                session = new DeliverySession(deliveries, plan, target, wakeUp);
                session.start(threads);
            }
            long wait = session.advance(LOOK_MILLIS);
            troubled = false;
            return wait;
        } catch (RuntimeException failure) {
            if (!troubled) {
                LOG.warn("{} waits for the ledger: {}", plan.downstream(), FailureMessage.of(failure));
                troubled = true;
            }
            return LOOK_MILLIS;
        }
    }

    private boolean claimed() throws InterruptedException {
        Instant now = deliveries.clock().instant();
        if (now.isBefore(renewAt)) {
            return true;
        }
        boolean ours =
                deliveries.downstreams().claim(plan.downstream(), deliveries.owner(), now.plus(DeliveryContext.CLAIM));
        if (ours) {
            renewAt = now.plus(DeliveryContext.CLAIM.dividedBy(3));
        } else {
            renewAt = Instant.MIN;
            drop();
            if (!elsewhere) {
                LOG.info("another node delivers to {}, this one stands by", plan.downstream());
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
        boolean now = deliveries.controls().isHeld(plan.downstream());
        if (now != held) {
            LOG.info("{} is {} by command", plan.downstream(), now ? "paused" : "resumed");
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
            deliveries.downstreams().release(plan.downstream(), deliveries.owner());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.warn("{} could not be left in order: {}", plan.downstream(), FailureMessage.of(failure));
        }
    }
}
