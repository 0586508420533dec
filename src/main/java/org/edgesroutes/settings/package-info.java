/**
 * The settings: names, defaults, parsing, and all faults at once where there are some.
 *
 * <p>May use no other package.
 */
package org.edgesroutes.settings;
