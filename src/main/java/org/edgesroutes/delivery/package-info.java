/**
 * Delivery from the ledger to downstreams: each record at least once, under one id, in the order of its key.
 *
 * <p>May use {@code ledger..}, {@code model}, {@code records}, {@code resilience}, {@code settings},
 * {@code workspaces}.
 */
package org.edgesroutes.delivery;
