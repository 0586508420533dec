/**
 * The engine of the ledger: connections, transactions, the shared commit, migrations.
 *
 * <p>May use {@code resilience}, {@code settings}.
 */
package org.edgesroutes.ledger;
