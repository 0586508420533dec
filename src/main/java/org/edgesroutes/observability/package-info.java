/**
 * What the operator of a workspace watches: meters for Micrometer, health checks for Camel, and the periodic checks
 * that raise reports.
 *
 * <p>May use {@code callbacks}, {@code reload}, {@code reports}, {@code ledger}, {@code workspaces}, {@code settings}.
 */
package org.edgesroutes.observability;
