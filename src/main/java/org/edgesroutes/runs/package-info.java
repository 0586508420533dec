/**
 * Lists runs, plans their next continue, continues them, reports their problems.
 *
 * <p>May use {@code api}, {@code cadence}, {@code ledger..}, {@code model}, {@code reports}, {@code settings}.
 */
package org.edgesroutes.runs;
