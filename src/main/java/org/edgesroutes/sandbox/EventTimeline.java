package org.edgesroutes.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What is going to happen, and when. Events run one after the other, in the order of their time.
 *
 * <p>Turned by hand, simulated time and the clock of the API are one. In live mode the API keeps real time, or its
 * request budget would mean nothing, while the simulated world runs ahead in steps.
 */
final class EventTimeline extends Clock {

    private record Event(Instant due, long order, Runnable action) {}

    private final Clock base;
    private final boolean live;
    private final double worldPerClock;
    private final ReentrantLock passing = new ReentrantLock();
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::due).thenComparing(Event::order));
    private Duration offset = Duration.ZERO;
    private Instant latest = Instant.MIN;
    private Instant pinned;
    private Instant world;
    private long order;

    static EventTimeline byHand(Clock base) {
        return new EventTimeline(base, false, 1);
    }

    static EventTimeline live(Clock base, SandboxBehaviour behaviour) {
        Duration pace = behaviour.duration(SandboxOption.PACE);
        Duration step = behaviour.duration(SandboxOption.STEP);
        return new EventTimeline(base, true, (double) step.toMillis() / Math.max(1, pace.toMillis()));
    }

    private EventTimeline(Clock base, boolean live, double worldPerClock) {
        this.base = base;
        this.live = live;
        this.worldPerClock = worldPerClock;
        this.world = base.instant();
    }

    boolean isLive() {
        return live;
    }

    /**
     * The time of the API: timestamps and the request budget. Never behind what it showed before, so that nothing
     * changes in a past that a caller has already read.
     */
    @Override
    public synchronized Instant instant() {
        Instant now = live ? base.instant() : world();
        if (now.isAfter(latest)) {
            latest = now;
        }
        return latest;
    }

    /** The time of the simulated world: arrivals, pages, retries. */
    synchronized Instant world() {
        if (live) {
            return world;
        }
        return pinned != null ? pinned : base.instant().plus(offset);
    }

    /** What the clock of the API will show when {@code delay} has passed in the world. */
    Instant clockAfter(Duration delay) {
        return instant().plusMillis((long) (delay.toMillis() / worldPerClock));
    }

    synchronized void after(Duration delay, Runnable action) {
        events.add(new Event(world().plus(delay), order++, action));
    }

    /** Lets time pass and runs everything that falls due, on the calling thread. */
    void pass(Duration duration) {
        passing.lock();
        try {
            Instant until = world().plus(duration);
            for (Event event = next(until); event != null; event = next(until)) {
                event.action().run();
            }
            arrive(until, duration);
        } finally {
            passing.unlock();
        }
    }

    private synchronized Event next(Instant until) {
        if (events.isEmpty() || events.peek().due().isAfter(until)) {
            return null;
        }
        Event event = events.poll();
        if (live) {
            world = event.due();
        } else {
            pinned = event.due();
        }
        return event;
    }

    private synchronized void arrive(Instant until, Duration duration) {
        world = until;
        pinned = null;
        offset = offset.plus(duration);
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
