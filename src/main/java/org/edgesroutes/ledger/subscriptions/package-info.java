/**
 * Subscriptions that were taken up from the file, with the run or schedule of each part.
 *
 * <p>May use {@code ledger}, {@code model}.
 */
package org.edgesroutes.ledger.subscriptions;
