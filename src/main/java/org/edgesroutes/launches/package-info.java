/**
 * Launches, schedules and resumes: each takes effect once, whatever happens to the call and to the process that makes it.
 *
 * <p>May use {@code api}, {@code ledger..}, {@code model}, {@code records}, {@code reports}, {@code settings}.
 */
package org.edgesroutes.launches;
