package org.edgesroutes.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that a test turns; whoever sleeps on it turns it too. */
public final class HandClock extends Clock implements Sleeper {

    private final AtomicReference<Instant> now;

    public HandClock(String start) {
        now = new AtomicReference<>(Instant.parse(start));
    }

    public void turn(Duration by) {
        now.updateAndGet(at -> at.plus(by));
    }

    @Override
    public void sleep(Duration duration) {
        turn(duration);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new AssertionError("the bundle knows no zone but UTC");
    }
}
