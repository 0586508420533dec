package org.edgesroutes.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A run while the sandbox runs. Guarded by the {@link SimulationState}. */
final class RunState {

    /** A record in the outputs; {@code order} grows with every record of the run. */
    record Output(long order, SandboxRecord record, Instant extractedAt) {}

    private final WorkspaceState tenant;
    private final SandboxRun plan;
    private final String uid;
    private final int id;
    private final Instant createdAt;
    private final List<InputState> inputs = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();
    private final List<SandboxRecord> lost = new ArrayList<>();
    private String status;
    private String batchUid;
    private int iteration;
    private int executions;
    private int epoch;
    private int outputCount;
    private long firstVisible;
    private int callbacks;
    private SandboxRun.Problem problem;
    private Instant startedAt;
    private Instant finishedAt;
    private Instant updatedAt;
    private Instant postponedUntil;

    RunState(WorkspaceState tenant, SandboxRun plan, int number, Instant world, Instant createdAt) {
        this.tenant = tenant;
        this.plan = plan;
        this.uid = plan.uid != null ? plan.uid : tenant.uid("run-" + number);
        this.id = 100 + number;
        this.createdAt = createdAt;
        this.problem = plan.problem;
        List<SandboxRun.Input> planned =
                plan.inputs.isEmpty() ? List.of(new SandboxRun.Input(Map.of(), null, null)) : plan.inputs;
        for (SandboxRun.Input input : planned) {
            int index = inputs.size();
            long seed = tenant.seed() + number * 7919L + index * 104_729L;
            String owner = plan.scheduledRunUid != null ? plan.scheduledRunUid : uid;
            RecordFeed feed = plan.shared
                    ? tenant.sources().feed(owner, plan, index, world)
                    : tenant.sources().own(plan, input, seed);
            inputs.add(new InputState(input, tenant.uid(uid + "-input-" + index), feed));
        }
        newBatch();
        move(plan.status, createdAt);
    }

    WorkspaceState tenant() {
        return tenant;
    }

    SandboxRun plan() {
        return plan;
    }

    String uid() {
        return uid;
    }

    int id() {
        return id;
    }

    List<InputState> inputs() {
        return inputs;
    }

    List<Output> outputs() {
        return outputs;
    }

    List<SandboxRecord> lost() {
        return lost;
    }

    String status() {
        return status;
    }

    String batchUid() {
        return batchUid;
    }

    int iteration() {
        return iteration;
    }

    int outputCount() {
        return outputCount;
    }

    SandboxRun.Problem problem() {
        return problem;
    }

    /** Changes whenever what was planned for the run no longer counts. */
    int epoch() {
        return epoch;
    }

    /** How many executions the sandbox has performed, the next one included. */
    int nextExecution() {
        return executions++;
    }

    int nextCallback() {
        return callbacks++;
    }

    void newBatch() {
        batchUid = tenant.uid(uid + "-batch-" + iteration);
    }

    void countFromZero() {
        outputCount = 0;
        inputs.forEach(InputState::countFromZero);
    }

    /** From now on the outputs show only what comes. */
    void hideOutputs() {
        firstVisible = outputs.size();
    }

    long firstVisible() {
        return firstVisible;
    }

    /** An iteration is about to begin, or goes on where it was blocked or stopped. */
    void schedule(Instant now) {
        epoch++;
        problem = null;
        postponedUntil = null;
        finishedAt = null;
        move("SCHEDULED", now);
    }

    void begin(boolean nextIteration, Instant now) {
        if (nextIteration) {
            iteration++;
        }
        startedAt = now;
        move("RUNNING", now);
    }

    /** Records that a live run handed to its caller. */
    void count(int records) {
        outputCount += records;
    }

    void extracted(InputState input, SandboxRecord record, Instant now) {
        outputs.add(new Output(outputs.size(), record, now));
        outputCount++;
        input.count(1);
        updatedAt = now;
    }

    void end(String with, SandboxRun.Problem why, Instant now) {
        epoch++;
        problem = why;
        finishedAt = now;
        move(with, now);
    }

    void postpone(Instant until) {
        postponedUntil = until;
    }

    private void move(String to, Instant now) {
        status = to;
        updatedAt = now;
        for (InputState input : inputs) {
            input.status(input.isFailing() && finishedAt != null ? "FAILED" : inputStatus(to));
        }
    }

    private static String inputStatus(String run) {
        return switch (run) {
            case "PARTIAL_SUCCEEDED" -> "SUCCEEDED";
            case "CREATED", "QUEUED", "SCHEDULED", "RUNNING", "BLOCKED", "FAILED", "SUCCEEDED", "STOPPED" -> run;
            default -> null;
        };
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant startedAt() {
        return startedAt;
    }

    Instant finishedAt() {
        return finishedAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    Instant postponedUntil() {
        return postponedUntil;
    }
}
