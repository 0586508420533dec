package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.JsonNode;

/** One input of a run: what Edges shows of it, and where its records come from. */
final class InputState {

    private final SandboxRun.Input plan;
    private final String uid;
    private final RecordFeed feed;
    private String status;
    private int outputCount;
    private boolean failed;

    InputState(SandboxRun.Input plan, String uid, RecordFeed feed) {
        this.plan = plan;
        this.uid = uid;
        this.feed = feed;
    }

    String uid() {
        return uid;
    }

    RecordFeed feed() {
        return feed;
    }

    JsonNode data() {
        return SandboxJson.of(plan.data());
    }

    JsonNode custom() {
        return SandboxJson.of(plan.custom());
    }

    boolean isFailing() {
        return plan.failure() != null;
    }

    String failure() {
        return plan.failure();
    }

    String status() {
        return status;
    }

    void status(String value) {
        status = value;
        failed = "FAILED".equals(value);
    }

    boolean hasFailed() {
        return failed;
    }

    int outputCount() {
        return outputCount;
    }

    void count(int records) {
        outputCount += records;
    }

    void countFromZero() {
        outputCount = 0;
    }
}
