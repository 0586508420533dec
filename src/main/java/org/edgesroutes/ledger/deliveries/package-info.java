/**
 * Downstreams: open deliveries, retries, dead letters, checkpoints.
 *
 * <p>May use {@code ledger}, {@code model}.
 */
package org.edgesroutes.ledger.deliveries;
