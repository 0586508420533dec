/**
 * Backoff, {@code Retry-After} and causes of failures, for calls to Edges and to downstreams alike.
 *
 * <p>Uses no other package.
 */
package org.edgesroutes.resilience;
