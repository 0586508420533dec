package org.edgesroutes.ledger.budget;

import java.time.Duration;

/** The answer of the request budget: one request may go, or not yet. */
public sealed interface Permit {

    /** @param callId to be given back when the answer is there */
    record Granted(long callId) implements Permit {}

    /** @param pause how long at most until there is room; it may be sooner */
    record Later(Duration pause) implements Permit {}
}
