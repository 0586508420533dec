package org.edgesroutes.ledger.deliveries;

/**
 * A callback of which a downstream has not had every record yet.
 *
 * @param nextIndex the first record that is not settled
 * @param ahead JSON: settled records after that one; null when there are none
 */
public record OpenDelivery(DeliverableCallback callback, int nextIndex, String ahead) {}
