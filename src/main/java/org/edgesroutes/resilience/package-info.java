/**
 * Backoff, {@code Retry-After}, root causes and the log of outages, for whatever is tried again.
 *
 * <p>May use no other package.
 */
package org.edgesroutes.resilience;
