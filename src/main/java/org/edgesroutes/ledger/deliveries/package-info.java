/**
 * Downstreams: open deliveries, retries, dead letters, checkpoints.
 *
 * <p>May use the engine in {@code ledger} and {@code model}.
 */
package org.edgesroutes.ledger.deliveries;
