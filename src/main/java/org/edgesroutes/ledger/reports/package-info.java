/**
 * Reports: which are open, and which are still to be sent.
 *
 * <p>May use {@code ledger}.
 */
package org.edgesroutes.ledger.reports;
