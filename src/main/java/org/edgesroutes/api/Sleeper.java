package org.edgesroutes.api;

import java.time.Duration;

/** How the bundle waits, so that a test can turn the clock instead. */
@FunctionalInterface
public interface Sleeper {

    /** Sleeps on the calling thread. */
    Sleeper REAL = duration -> Thread.sleep(Math.max(1, duration.toMillis()));

    void sleep(Duration duration) throws InterruptedException;
}
