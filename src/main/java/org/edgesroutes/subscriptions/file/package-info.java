/**
 * The file of subscriptions: where it is, how it is read, and all faults at once with the line of each.
 *
 * <p>May use {@code model}, {@code settings}.
 */
package org.edgesroutes.subscriptions.file;
