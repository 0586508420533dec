/**
 * Stored callbacks with the state of their records.
 *
 * <p>May use {@code ledger}, {@code ledger.sources}, {@code model}.
 */
package org.edgesroutes.ledger.callbacks;
