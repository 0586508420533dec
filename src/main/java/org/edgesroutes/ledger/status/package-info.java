/**
 * Queries for status and metrics.
 *
 * <p>May use the engine in {@code ledger} and its other repositories.
 */
package org.edgesroutes.ledger.status;
