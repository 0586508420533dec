package org.edgesroutes.ledger.callbacks;

/** What became of a callback. Each of them is durable and may be acknowledged, but the last one. */
public enum Acceptance {
    /** Stored, its records keyed and on their way to the downstreams. */
    STORED,
    /** Stored; its records wait until their run is known. */
    WAITING,
    /** It was stored before: nothing changed. */
    REPEATED,
    /** Nothing changed, although it is not what was stored under its reference: to be stored under one of its own. */
    DIFFERENT
}
