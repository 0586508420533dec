package org.edgesroutes.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The plan of a schedule that exists when the sandbox starts, or is added later. Its executions are the runs that a
 * {@link SandboxRun} describes: action, mode, inputs, identities, max_results, callback and how they end. See
 * {@code docs/edges-api.md}, "Schedules".
 */
public final class SandboxSchedule {

    final SandboxRun run;
    String uid;
    String name;
    String cron;
    String timezone = "UTC";
    Instant startAt;
    String status = "ACTIVE";
    Duration age = Duration.ofDays(30);
    Duration quiet = Duration.ZERO;

    private SandboxSchedule(SandboxRun run) {
        this.run = Objects.requireNonNull(run, "run");
    }

    /** Executes the run at every time of the cron expression, which has five fields. */
    public static SandboxSchedule cron(String expression, SandboxRun run) {
        SandboxSchedule schedule = new SandboxSchedule(run);
        schedule.cron = expression;
        return schedule;
    }

    /** Executes the run once. */
    public static SandboxSchedule once(Instant at, SandboxRun run) {
        return new SandboxSchedule(run).startAt(at);
    }

    /** A UUID of one's own instead of one from the seed. */
    public SandboxSchedule uid(String value) {
        uid = value;
        return this;
    }

    /** The label of the schedule and of its runs, at most 255 characters. */
    public SandboxSchedule name(String value) {
        name = value;
        return this;
    }

    /** An IANA zone, UTC unless set. */
    public SandboxSchedule timezone(String value) {
        timezone = value;
        return this;
    }

    /** The first execution; the cron expression counts from there. */
    public SandboxSchedule startAt(Instant value) {
        startAt = value;
        return this;
    }

    /** ACTIVE unless set; PAUSED, CANCELLED and COMPLETED ones execute nothing. */
    public SandboxSchedule status(String value) {
        status = value;
        return this;
    }

    /** Executes nothing in the first simulated time, so that a story does not depend on the time of day. */
    SandboxSchedule quietFor(Duration value) {
        quiet = value;
        return this;
    }

    /** How long before the start the schedule was created, thirty days unless set. */
    public SandboxSchedule age(Duration value) {
        age = value;
        return this;
    }
}
