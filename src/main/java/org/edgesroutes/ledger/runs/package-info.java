/**
 * Runs as Edges last described them, and the claims of continues.
 *
 * <p>May use {@code ledger}, {@code ledger.iterations}, {@code ledger.sources}, {@code model}.
 */
package org.edgesroutes.ledger.runs;
