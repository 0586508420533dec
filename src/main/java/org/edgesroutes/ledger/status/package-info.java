/**
 * Queries for status and metrics.
 *
 * <p>May use the engine in {@code ledger}, its other repositories and {@code model}.
 */
package org.edgesroutes.ledger.status;
