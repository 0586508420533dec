/**
 * Subscriptions: what is declared is compared with what Edges has, and what is missing is started once or adopted.
 *
 * <p>May use {@code api}, {@code launches}, {@code ledger..}, {@code model}, {@code records}, {@code reports}, {@code
 * settings}, {@code subscriptions.file}.
 */
package org.edgesroutes.subscriptions;
