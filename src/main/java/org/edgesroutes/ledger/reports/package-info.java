/**
 * Reports: which are open, and which are still to be sent.
 *
 * <p>May use the engine in {@code ledger}.
 */
package org.edgesroutes.ledger.reports;
