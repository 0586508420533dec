package org.edgesroutes.sandbox;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everything that the parts of the sandbox share; also the monitor that guards all state of runs and callbacks. */
final class SimulationState {

    record Webhook(URI url, Map<String, String> headers) {}

    private final SandboxBehaviour behaviour;
    private final EventTimeline time;
    private final ConsoleLog story;
    private final List<WorkspaceState> tenants = new CopyOnWriteArrayList<>();
    private final List<SandboxRequest> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<SandboxDelivery> deliveries = Collections.synchronizedList(new ArrayList<>());
    private volatile Webhook webhook;

    SimulationState(SandboxBehaviour behaviour, EventTimeline time) {
        this.behaviour = behaviour;
        this.time = time;
        this.story = new ConsoleLog(time.isLive());
    }

    SandboxBehaviour behaviour() {
        return behaviour;
    }

    EventTimeline time() {
        return time;
    }

    ConsoleLog story() {
        return story;
    }

    List<WorkspaceState> tenants() {
        return tenants;
    }

    List<SandboxRequest> requests() {
        return requests;
    }

    List<SandboxDelivery> deliveries() {
        return deliveries;
    }

    void webhook(Webhook value) {
        webhook = value;
    }

    Optional<Webhook> webhook() {
        return Optional.ofNullable(webhook);
    }

    /** Where the callbacks of a run go; empty when it has none. */
    Optional<Webhook> receiver(SandboxRun plan) {
        if (plan.polled || "LIVE".equals(plan.executionMode)) {
            return Optional.empty();
        }
        return plan.callback != null ? Optional.of(new Webhook(plan.callback, plan.headers)) : webhook();
    }

    /** Whether something that was created then shows in lists by now. */
    boolean isListed(Instant createdAt) {
        return !createdAt.plus(behaviour.duration(SandboxOption.LIST_LAG)).isAfter(time.instant());
    }

    synchronized RunState run(String uid) {
        return tenants.stream()
                .flatMap(tenant -> tenant.runs().stream())
                .filter(run -> run.uid().equals(uid))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the sandbox has no run " + uid));
    }

    int peakRequestsPerMinute() {
        return tenants.stream()
                .map(tenant -> tenant.budget().peak())
                .max(Comparator.naturalOrder())
                .orElse(0);
    }
}
