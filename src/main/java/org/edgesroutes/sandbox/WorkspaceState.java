package org.edgesroutes.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A workspace while the sandbox runs. Guarded by the {@link SimulationState}. */
final class WorkspaceState {

    private final SandboxWorkspace plan;
    private final long seed;
    private final RateLimiter budget;
    private final List<RunState> runs = new ArrayList<>();
    private final List<CallbackState> callbacks = new ArrayList<>();
    private final List<IdentityState> identities = new ArrayList<>();
    private final List<ScheduleState> schedules = new ArrayList<>();
    private final RecordSources sources;

    WorkspaceState(SandboxWorkspace plan, SandboxBehaviour behaviour) {
        this.plan = plan;
        this.seed = behaviour.seed() * 1_000_003 + plan.name.hashCode();
        this.sources = new RecordSources(behaviour, seed);
        this.budget = new RateLimiter(
                plan.requestsPerMinute != null
                        ? plan.requestsPerMinute
                        : behaviour.number(SandboxOption.REQUESTS_PER_MINUTE));
    }

    String name() {
        return plan.name;
    }

    String apiKey() {
        return plan.apiKey;
    }

    String uid() {
        return uid("workspace");
    }

    String userUid() {
        return uid("user");
    }

    long seed() {
        return seed;
    }

    RateLimiter budget() {
        return budget;
    }

    List<RunState> runs() {
        return runs;
    }

    List<CallbackState> callbacks() {
        return callbacks;
    }

    List<IdentityState> identities() {
        return identities;
    }

    List<ScheduleState> schedules() {
        return schedules;
    }

    RecordSources sources() {
        return sources;
    }

    IdentityState admit(SandboxIdentity identity, Instant now) {
        IdentityState state = new IdentityState(this, identity, identities.size(), now);
        identities.add(state);
        return state;
    }

    Optional<IdentityState> identity(String uid) {
        return identities.stream()
                .filter(identity -> identity.uid().equals(uid))
                .findFirst();
    }

    /** Whether a run that is planned so can be continued as far as its identities go. */
    boolean isEngagement(SandboxRun run) {
        return run.identities.isEmpty()
                ? run.engagement
                : run.identities.stream()
                        .allMatch(uid -> identity(uid)
                                .filter(IdentityState::isEngagement)
                                .isPresent());
    }

    /** A UUID that the same seed gives to the same thing. */
    String uid(String what) {
        return UUID.nameUUIDFromBytes((seed + "/" + what).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
