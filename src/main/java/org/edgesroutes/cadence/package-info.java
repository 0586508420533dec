/**
 * How often a run is continued: fixed or adaptive cadence, capacity, saturation.
 *
 * <p>May use {@code model}.
 */
package org.edgesroutes.cadence;
