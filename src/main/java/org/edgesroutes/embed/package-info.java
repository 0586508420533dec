/**
 * Edges Routes inside an application that has a Camel context already: installed by a context plugin.
 *
 * <p>May use {@code org.edgesroutes}, {@code ledger}, {@code settings}.
 */
package org.edgesroutes.embed;
