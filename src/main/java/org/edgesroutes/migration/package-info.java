/**
 * The migration of schedules from full to incremental: which can be moved, and the steps that lose none of them.
 *
 * <p>May use {@code api}, {@code launches}, {@code reports}, {@code ledger..}, {@code model}, {@code settings},
 * {@code workspaces}.
 */
package org.edgesroutes.migration;
