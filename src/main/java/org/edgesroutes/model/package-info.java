/**
 * Runs, iterations and records as values, and the rules about them that need no database.
 *
 * <p>May use no other package.
 */
package org.edgesroutes.model;
