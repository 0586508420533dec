/**
 * Runs, iterations and records as plain values, and the rules about them that need no database.
 *
 * <p>May use nothing of the bundle.
 */
package org.edgesroutes.model;
