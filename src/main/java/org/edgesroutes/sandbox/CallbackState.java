package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/** One entry of the callback history. See {@code docs/edges-api.md}, "Callback history". */
final class CallbackState {

    private final String uid;
    private final String parentUid;
    private final RunState run;
    private final String batchUid;
    private final SimulationState.Webhook receiver;
    private final ObjectNode payload;
    private final Instant createdAt;
    private String status = "PENDING";
    private Integer httpStatus;
    private String failure;
    private int retries;
    private int replays;

    CallbackState(String uid, RunState run, SimulationState.Webhook receiver, ObjectNode payload, Instant createdAt) {
        this(uid, null, run, run.batchUid(), receiver, payload, createdAt);
    }

    /** A replay of {@code original}. */
    CallbackState(String uid, CallbackState original, ObjectNode payload, Instant createdAt) {
        this(uid, original.uid, original.run, original.batchUid, original.receiver, payload, createdAt);
    }

    private CallbackState(
            String uid,
            String parentUid,
            RunState run,
            String batchUid,
            SimulationState.Webhook receiver,
            ObjectNode payload,
            Instant createdAt) {
        this.uid = uid;
        this.parentUid = parentUid;
        this.run = run;
        this.batchUid = batchUid;
        this.receiver = receiver;
        this.payload = payload;
        this.createdAt = createdAt;
    }

    String uid() {
        return uid;
    }

    String parentUid() {
        return parentUid;
    }

    RunState run() {
        return run;
    }

    String batchUid() {
        return batchUid;
    }

    URI url() {
        return receiver.url();
    }

    Map<String, String> headers() {
        return receiver.headers();
    }

    ObjectNode payload() {
        return payload;
    }

    Instant createdAt() {
        return createdAt;
    }

    String status() {
        return status;
    }

    Integer httpStatus() {
        return httpStatus;
    }

    String failure() {
        return failure;
    }

    int retries() {
        return retries;
    }

    void sending() {
        status = "RUNNING";
    }

    void again() {
        status = "PENDING";
        retries++;
    }

    void taken(int code) {
        status = "SUCCESS";
        httpStatus = code;
        failure = null;
    }

    /** {@code code} is null when nothing was answered. */
    void notTaken(Integer code, String why) {
        status = "FAILED";
        httpStatus = code;
        failure = why;
    }

    int replays() {
        return replays;
    }

    void replayed() {
        replays++;
    }
}
