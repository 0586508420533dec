/**
 * Checks files of YAML routes and swaps their routes in a running context: an edit takes effect as a whole or not at
 * all.
 *
 * <p>May use {@code ledger}, {@code settings}.
 */
package org.edgesroutes.reload;
