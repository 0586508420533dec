/**
 * The workspaces of one Camel context: which there are, their ticks, and the route to the right one.
 *
 * <p>May use {@code resilience}, {@code settings}.
 */
package org.edgesroutes.workspaces;
