/**
 * Meters for Micrometer.
 *
 * <p>May use {@code reload}, {@code ledger}, {@code settings}.
 */
package org.edgesroutes.observability;
