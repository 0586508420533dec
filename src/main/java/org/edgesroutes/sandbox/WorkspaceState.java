package org.edgesroutes.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A workspace while the sandbox runs. Guarded by the {@link SimulationState}. */
final class WorkspaceState {

    private final SandboxWorkspace plan;
    private final long seed;
    private final RateLimiter budget;
    private final List<RunState> runs = new ArrayList<>();
    private final List<CallbackState> callbacks = new ArrayList<>();

    WorkspaceState(SandboxWorkspace plan, SandboxBehaviour behaviour) {
        this.plan = plan;
        this.seed = behaviour.seed() * 1_000_003 + plan.name.hashCode();
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

    /** A UUID that the same seed gives to the same thing. */
    String uid(String what) {
        return UUID.nameUUIDFromBytes((seed + "/" + what).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
