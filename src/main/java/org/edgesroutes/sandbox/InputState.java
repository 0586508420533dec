package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Random;

/** One input of a run: what Edges shows of it, and where its records come from. */
final class InputState {

    private final SandboxRun.Input plan;
    private final String uid;
    private final Feed feed;
    private String status;
    private int outputCount;
    private boolean failed;

    InputState(SandboxRun run, SandboxRun.Input plan, String uid, long seed, Behaviour behaviour) {
        this.plan = plan;
        this.uid = uid;
        People people = new People(seed);
        this.feed = new Feed(run, new RecordMaker(run.action, plan.data(), people, behaviour), new Random(seed + 1));
    }

    String uid() {
        return uid;
    }

    Feed feed() {
        return feed;
    }

    JsonNode data() {
        return Json.of(plan.data());
    }

    JsonNode custom() {
        return Json.of(plan.custom());
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
