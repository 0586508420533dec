package org.edgesroutes.ledger.callbacks;

import java.util.List;
import java.util.Optional;
import org.edgesroutes.model.KeyedRecord;

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
 * @param variantOf the reference that it came with, where another body came under that one before; else null
 * @param scheduleUid the schedule that its run belongs to, as far as the callback tells it; may be null
 */
public record ReceivedCallback(
        String refUid,
        Origin origin,
        String runUid,
        String batchUid,
        String status,
        int recordCount,
        Optional<Keying> keying,
        String inputHash,
        byte[] body,
        String variantOf,
        String scheduleUid) {

    /** One that nothing else came instead of. */
    public ReceivedCallback(
            String refUid,
            Origin origin,
            String runUid,
            String batchUid,
            String status,
            int recordCount,
            Optional<Keying> keying,
            String inputHash,
            byte[] body) {
        this(refUid, origin, runUid, batchUid, status, recordCount, keying, inputHash, body, null, null);
    }

    /** @return the same under a reference of its own, since its own was taken by another body */
    public ReceivedCallback under(String reference) {
        return new ReceivedCallback(
                reference, origin, runUid, batchUid, status, recordCount, keying, inputHash, body, refUid, scheduleUid);
    }

    /** @return the same, of a run that belongs to a schedule; null where the callback names none */
    public ReceivedCallback ofSchedule(String uid) {
        return new ReceivedCallback(
                refUid, origin, runUid, batchUid, status, recordCount, keying, inputHash, body, variantOf, uid);
    }

    /** Where results come from; all of them take one path. */
    public enum Origin {
        CALLBACK,
        OUTPUTS,
        EVENT
    }

    /** @param records one for each entry of {@code results}, in their order */
    public record Keying(String action, List<KeyedRecord> records) {}
}
