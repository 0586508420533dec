package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Random;

/** One input of a run: what Edges shows of it, and where its records come from. */
final class InputState {

    private final SandboxRun.Input plan;
    private final String uid;
    private final ResultFeed feed;
    private String status;
    private int outputCount;
    private boolean failed;

    InputState(SandboxRun run, SandboxRun.Input plan, String uid, long seed, SandboxBehaviour behaviour) {
        this.plan = plan;
        this.uid = uid;
        PersonGenerator people = new PersonGenerator(seed);
        this.feed = new ResultFeed(
                run, new RecordGenerator(run.action, plan.data(), people, behaviour), new Random(seed + 1));
    }

    String uid() {
        return uid;
    }

    ResultFeed feed() {
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
