/**
 * The command line: one class a command, and printing as a table or as JSON.
 *
 * <p>May use {@code org.edgesroutes}, {@code api}, {@code completeness}, {@code delivery}, {@code launches},
 * {@code ledger..}, {@code main}, {@code migration}, {@code model}, {@code reload}, {@code settings},
 * {@code subscriptions..}.
 */
package org.edgesroutes.cli;
