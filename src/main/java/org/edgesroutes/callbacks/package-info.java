/**
 * The webhook: checks a callback of Edges, stores it, answers it.
 *
 * <p>May use {@code ledger}, {@code ledger.callbacks}, {@code model}, {@code records}, {@code resilience},
 * {@code settings}, {@code workspaces}.
 */
package org.edgesroutes.callbacks;
