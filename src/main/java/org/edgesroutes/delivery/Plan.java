package org.edgesroutes.delivery;

/**
 * What a route asked for its downstream.
 *
 * @param earliest whether a new downstream gets what the ledger has already
 * @param format what a record is as a body
 * @param attempts how often a record is tried, the first time included, before it is a dead letter
 * @param retries when a refused record is tried again
 * @param pauses how long a target that is down is left alone
 */
record Plan(
        String downstream,
        RecordFilter filter,
        int concurrency,
        boolean earliest,
        Format format,
        int attempts,
        Backoff retries,
        Backoff pauses) {}
