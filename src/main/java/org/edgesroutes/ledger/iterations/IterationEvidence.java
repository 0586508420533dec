package org.edgesroutes.ledger.iterations;

/**
 * Everything that the evaluation of an iteration can depend on and that can still change: equal evidence leads to an
 * equal result.
 *
 * @param status of the run
 * @param lastCallback the id of the last callback or page of outputs in the iteration, 0 when there is none
 * @param waiting whether callbacks of the run wait for their action
 * @param undelivered callbacks that Edges could not deliver, as far as its history was read; 0 unless it is incomplete
 */
public record IterationEvidence(int iteration, String status, long lastCallback, boolean waiting, int undelivered) {}
