/**
 * What the operator of a workspace watches: meters for Micrometer, health checks for Camel, and the periodic checks
 * that raise reports.
 *
 * <p>May use {@code callbacks}, {@code ledger..}, {@code reload}, {@code reports}, {@code resilience}, {@code settings},
 * {@code workspaces}.
 */
package org.edgesroutes.observability;
