/**
 * The engine of the ledger: connections, transactions, the shared commit, migrations.
 *
 * <p>May use {@code model} and {@code settings}.
 */
package org.edgesroutes.ledger;
