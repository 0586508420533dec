/**
 * The client of Edges' HTTP API: requests, responses, the request budget, the decision to retry.
 *
 * <p>May use {@code ledger}, {@code ledger.budget}, {@code model}, {@code resilience}, {@code settings}.
 */
package org.edgesroutes.api;
