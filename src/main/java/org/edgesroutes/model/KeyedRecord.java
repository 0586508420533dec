package org.edgesroutes.model;

/**
 * What the ledger keeps of a record beside its text.
 *
 * @param key by which a later version of the same thing is recognised
 * @param contentHash equal for records that say the same
 */
public record KeyedRecord(String key, String contentHash) {}
