package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A record that an iteration found: the truth to compare a ledger or a file with.
 *
 * @param runUid the run
 * @param iteration 1 for the first execution, one more with each continue
 * @param batchUid the batch in which it was extracted
 * @param inputUid the input it belongs to
 * @param key the key of {@code docs/edges-api.md}, "Record keys"; null where the record lacks the fields
 * @param json the record without {@code extracted_at}
 * @param change against what this input found before
 */
public record SandboxRecord(
        String runUid, int iteration, String batchUid, String inputUid, String key, JsonNode json, Change change) {

    /** How a record stands to those found earlier. */
    public enum Change {
        /** Not found before. */
        CREATED,
        /** Found before, with other content. */
        UPDATED,
        /** Found before, exactly so. */
        REPEATED
    }
}
