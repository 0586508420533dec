/**
 * Queries for the status command, metrics and periodic checks.
 *
 * <p>May use {@code ledger}, {@code ledger.budget}, {@code ledger.deliveries}, {@code model}.
 */
package org.edgesroutes.ledger.status;
