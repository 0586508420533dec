package org.edgesroutes.workspaces;

import java.time.Duration;
import java.time.Instant;

/** Told of ticks that do not come in time, and of those that come again. */
public interface TickListener {

    /**
     * A task is overdue; its tick is made up for.
     *
     * @param task id of the route with its timer
     * @param lastAt when it began last
     * @param by how long ago it should have begun
     */
    void overdue(String task, Instant lastAt, Duration by);

    /** A task was begun by its own timer. */
    void inTime(String task);
}
