package org.edgesroutes.model;

/**
 * What the ledger keeps of a record beside its text.
 *
 * @param key by which a later version of the same thing is recognised
 * @param contentHash equal for records that say the same
 * @param extractedAt when Edges extracted it, as the record says, any text; null where it does not
 */
public record KeyedRecord(String key, String contentHash, String extractedAt) {

    /** One that does not say when it was extracted. */
    public KeyedRecord(String key, String contentHash) {
        this(key, contentHash, null);
    }
}
