/**
 * Iterations: how each ended, whether it is complete, how far its repair is.
 *
 * <p>May use the engine in {@code ledger}, its other repositories and {@code model}.
 */
package org.edgesroutes.ledger.iterations;
