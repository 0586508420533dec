/**
 * The request budget of a workspace, as rows that every process on the ledger shares.
 *
 * <p>May use {@code ledger}.
 */
package org.edgesroutes.ledger.budget;
