/**
 * Sources: the runs whose records are compared with each other.
 *
 * <p>May use {@code ledger}.
 */
package org.edgesroutes.ledger.sources;
