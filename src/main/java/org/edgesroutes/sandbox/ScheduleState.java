package org.edgesroutes.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A schedule while the sandbox runs. Guarded by the {@link SimulationState}. */
final class ScheduleState {

    private static final Set<String> OVER = Set.of("INVALID", "STOPPED", "FAILED", "PARTIAL_SUCCEEDED", "SUCCEEDED");

    private final WorkspaceState tenant;
    private final SandboxSchedule plan;
    private final String uid;
    private final Instant createdAt;
    private final SandboxCron cron;
    private final ZoneId zone;
    private final List<RunState> runs = new ArrayList<>();
    private String status;
    private Instant begin;
    private Instant first;
    private Instant nextExecutionAt;
    private Instant lastExecutedAt;
    private Instant updatedAt;
    private int epoch;

    /** Throws IllegalArgumentException when the cron expression or the zone cannot be read. */
    ScheduleState(WorkspaceState tenant, SandboxSchedule plan, int number, Instant createdAt) {
        this.tenant = tenant;
        this.plan = plan;
        this.uid = plan.uid != null ? plan.uid : tenant.uid("schedule-" + number);
        this.createdAt = createdAt;
        this.cron = plan.cron == null ? null : new SandboxCron(plan.cron);
        this.zone = SandboxZones.of(plan.timezone);
        this.status = plan.status;
        this.updatedAt = createdAt;
        plan.run.ofSchedule(uid, plan.name);
    }

    WorkspaceState tenant() {
        return tenant;
    }

    SandboxSchedule plan() {
        return plan;
    }

    String uid() {
        return uid;
    }

    String name() {
        return plan.name;
    }

    String status() {
        return status;
    }

    boolean isActive() {
        return status.equals("ACTIVE");
    }

    /** What was planned before no longer counts. */
    void move(String to, Instant now) {
        epoch++;
        status = to;
        updatedAt = now;
        nextExecutionAt = null;
    }

    /** Changes whenever what was planned for the schedule no longer counts. */
    int epoch() {
        return epoch;
    }

    /** From the time of the world: the first execution as planned, then those of the cron expression. */
    Optional<Instant> next(Instant world, Instant clock) {
        begin = begin == null ? world.plus(plan.quiet) : begin;
        if (lastExecutedAt == null && plan.startAt != null) {
            if (first == null) {
                Duration wait = Duration.between(clock, plan.startAt);
                first = world.plus(wait.isNegative() ? Duration.ZERO : wait);
            }
            return Optional.of(first.isBefore(world) ? world : first);
        }
        return cron == null ? Optional.empty() : cron.next(world.isBefore(begin) ? begin : world, zone);
    }

    void nextExecutionAt(Instant value) {
        nextExecutionAt = value;
    }

    void executed(Instant now) {
        lastExecutedAt = now;
        updatedAt = now;
    }

    List<RunState> runs() {
        return runs;
    }

    /** The execution before has not ended yet. */
    Optional<RunState> inProgress() {
        return runs.isEmpty()
                ? Optional.empty()
                : Optional.of(runs.get(runs.size() - 1)).filter(run -> !OVER.contains(run.status()));
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    Instant nextExecutionAt() {
        return nextExecutionAt;
    }

    Instant lastExecutedAt() {
        return lastExecutedAt;
    }
}
