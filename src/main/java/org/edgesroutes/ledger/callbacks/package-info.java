/**
 * Accepted callbacks with the state of their records.
 *
 * <p>May use the engine in {@code ledger} and {@code model}.
 */
package org.edgesroutes.ledger.callbacks;
