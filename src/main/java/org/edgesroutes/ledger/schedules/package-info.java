/**
 * Migrations of schedules: how far each got, and which process works on it.
 *
 * <p>May use {@code ledger}, {@code model}.
 */
package org.edgesroutes.ledger.schedules;
