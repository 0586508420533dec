package org.edgesroutes.workspaces;

import java.time.Duration;
import java.time.Instant;

/** Told of ticks of a workspace that do not begin or end in time, and when that is over. */
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

    /**
     * A tick does not end, so that the next one cannot begin.
     *
     * @param task id of the route that does the work
     * @param since when the tick began
     * @param elapsed how long ago the tick began
     */
    void hanging(String task, Instant since, Duration elapsed);

    /** A tick that was hanging, perhaps in an earlier process, has ended, or another one has. */
    void ended(String task);

    /**
     * Checks whether a tick of the workspace can do anything.
     *
     * @throws RuntimeException while the ledger cannot be read
     */
    void requireLedger();
}
