package org.edgesroutes.model;

/**
 * The key, content hash and time of extraction of a record, which the ledger keeps beside its text.
 *
 * @param key by which a later version of the same thing is recognised
 * @param contentHash equal for records that say the same
 * @param extractedAt when Edges extracted it, as the record says, any text; null where it does not
 */
public record KeyedRecord(String key, String contentHash, String extractedAt) {

    /** A record without a time of extraction. */
    public KeyedRecord(String key, String contentHash) {
        this(key, contentHash, null);
    }
}
