/**
 * Backoff, {@code Retry-After} and root causes, for calls to Edges and to downstreams alike.
 *
 * <p>May use no other package.
 */
package org.edgesroutes.resilience;
