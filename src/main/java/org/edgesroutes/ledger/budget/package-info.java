/**
 * The request budget of a workspace, as rows that every process on the ledger shares.
 *
 * <p>May use the engine in {@code ledger}.
 */
package org.edgesroutes.ledger.budget;
