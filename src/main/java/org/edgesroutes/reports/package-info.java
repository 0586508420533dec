/**
 * Reports: a problem of a run, a downstream or the service, sent once when it begins and once when it is over.
 *
 * <p>May use {@code ledger}, {@code ledger.reports}, {@code model}, {@code resilience}, {@code settings},
 * {@code workspaces}.
 */
package org.edgesroutes.reports;
