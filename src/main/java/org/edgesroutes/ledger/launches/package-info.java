/**
 * The intents: calls to Edges that must not take effect twice, as rows that are there before the call.
 *
 * <p>May use {@code ledger}, {@code ledger.callbacks}, {@code model}.
 */
package org.edgesroutes.ledger.launches;
