/**
 * Edges Routes in a Camel context: {@link org.edgesroutes.EdgesRoutes} is the routes builder that an application adds,
 * {@link org.edgesroutes.EdgesServices} wires the services of one workspace.
 *
 * <p>May use {@code api}, {@code callbacks}, {@code completeness}, {@code component}, {@code delivery},
 * {@code launches}, {@code ledger..}, {@code migration}, {@code model}, {@code observability}, {@code records},
 * {@code reports}, {@code runs}, {@code settings}, {@code subscriptions}, {@code workspaces}.
 */
package org.edgesroutes;
