/**
 * Edges Routes as a process of its own: Camel Main, its servers, the sandbox.
 *
 * <p>May use {@code org.edgesroutes}, {@code callbacks}, {@code ledger..}, {@code observability}, {@code reload},
 * {@code sandbox}, {@code settings}.
 */
package org.edgesroutes.main;
