/**
 * Verification and repair: whether every record of an iteration arrived, and how a missing one is fetched.
 *
 * <p>May use {@code api}, {@code ledger..}, {@code model}, {@code records}, {@code reports}, {@code settings}.
 */
package org.edgesroutes.completeness;
