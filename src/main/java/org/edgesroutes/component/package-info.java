/**
 * The Camel component {@code edges-records}, the source of the records of a downstream.
 *
 * <p>May use {@code delivery}, {@code model}, {@code resilience}, {@code settings}, {@code workspaces}.
 */
package org.edgesroutes.component;
