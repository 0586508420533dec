/**
 * The Camel component {@code edges-records}, the source of the records of a downstream.
 *
 * <p>May use {@code delivery}, {@code workspaces}, {@code settings}.
 */
package org.edgesroutes.component;
