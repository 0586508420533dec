/**
 * Iterations: how each ended, whether it is complete, how far its repair is.
 *
 * <p>May use {@code ledger}, {@code ledger.callbacks}, {@code ledger.runs}, {@code model}.
 */
package org.edgesroutes.ledger.iterations;
