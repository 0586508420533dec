/**
 * Runs as Edges last told them, and the claims of those who continue one.
 *
 * <p>May use the engine in {@code ledger}, {@code ledger.iterations} and {@code model}.
 */
package org.edgesroutes.ledger.runs;
