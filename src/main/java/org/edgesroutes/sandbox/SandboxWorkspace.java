package org.edgesroutes.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The plan of a workspace: one API key, one request budget, its runs. See {@code docs/edges-api.md}, "General" and
 * "Rate limits".
 */
public final class SandboxWorkspace {

    final String name;
    String apiKey;
    Integer requestsPerMinute;
    final List<SandboxRun> runs = new ArrayList<>();
    final List<SandboxIdentity> identities = new ArrayList<>();
    final List<SandboxSchedule> schedules = new ArrayList<>();

    private SandboxWorkspace(String name) {
        this.name = name;
        this.apiKey = "sandbox-key-" + name;
    }

    /** An empty workspace; the name shows in the log and in its key {@code sandbox-key-<name>}. */
    public static SandboxWorkspace named(String name) {
        return new SandboxWorkspace(Objects.requireNonNull(name, "name"));
    }

    /**
     * Runs in every status and incremental ones of every action, three identities, and schedules of which two can be
     * migrated, for {@code --profile sandbox}.
     */
    public static SandboxWorkspace demo(long seed) {
        return DemoWorkspace.workspace(seed);
    }

    /** The key that callers send as {@code X-API-Key}. */
    public SandboxWorkspace apiKey(String value) {
        apiKey = Objects.requireNonNull(value, "apiKey");
        return this;
    }

    /** Budget of this workspace for everything under /runs; otherwise that of the sandbox. */
    public SandboxWorkspace requestsPerMinute(int value) {
        requestsPerMinute = value;
        return this;
    }

    /**
     * One more identity. Without any there are an engagement one, {@link SandboxIdentity#ENGAGEMENT_UID}, and a standard
     * one, {@link SandboxIdentity#STANDARD_UID}.
     */
    public SandboxWorkspace identity(SandboxIdentity identity) {
        identities.add(identity);
        return this;
    }

    /** One more schedule. */
    public SandboxWorkspace schedule(SandboxSchedule schedule) {
        schedules.add(schedule);
        return this;
    }

    /** One more run. */
    public SandboxWorkspace run(SandboxRun run) {
        runs.add(run);
        return this;
    }
}
