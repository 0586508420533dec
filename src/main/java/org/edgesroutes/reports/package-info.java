/**
 * Reports: what an operator has to see to, sent once for each cause and once more when it is over.
 *
 * <p>May use {@code ledger.reports}, {@code workspaces}, {@code settings}.
 */
package org.edgesroutes.reports;
