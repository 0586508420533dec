package org.edgesroutes.ledger;

import java.util.List;
import java.util.Optional;

/**
 * A callback, a page of outputs or an event of the workspace, checked and ready to be stored.
 *
 * @param refUid the reference by which a second arrival is recognised
 * @param runUid null for an event
 * @param batchUid null when Edges gave none
 * @param status of the run as the callback tells it, any text; may be null
 * @param keying the action with its keyed records; empty while the action is not known yet
 * @param inputHash of the input that the callback names, empty text when it names none
 * @param body byte for byte as it arrived
 */
public record ArrivedCallback(
        String refUid,
        Origin origin,
        String runUid,
        String batchUid,
        String status,
        int recordCount,
        Optional<Keying> keying,
        String inputHash,
        byte[] body) {

    /** Where results come from; all of them take one path. */
    public enum Origin {
        CALLBACK,
        OUTPUTS,
        EVENT
    }

    /** @param records one for each entry of {@code results}, in their order */
    public record Keying(String action, List<KeyedRecord> records) {}
}
