package org.edgesroutes.sandbox;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everything that the parts of the sandbox share; also the monitor that guards all state of runs and callbacks. */
final class World {

    record Webhook(URI url, Map<String, String> headers) {}

    private final Behaviour behaviour;
    private final Timeline time;
    private final Story story;
    private final List<Tenant> tenants = new CopyOnWriteArrayList<>();
    private final List<SandboxRequest> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<SandboxDelivery> deliveries = Collections.synchronizedList(new ArrayList<>());
    private volatile Webhook webhook;

    World(Behaviour behaviour, Timeline time) {
        this.behaviour = behaviour;
        this.time = time;
        this.story = new Story(time.isLive());
    }

    Behaviour behaviour() {
        return behaviour;
    }

    Timeline time() {
        return time;
    }

    Story story() {
        return story;
    }

    List<Tenant> tenants() {
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
    Optional<Webhook> receiver(RunState run) {
        SandboxRun plan = run.plan();
        if (plan.polled || "LIVE".equals(plan.executionMode)) {
            return Optional.empty();
        }
        return plan.callback != null ? Optional.of(new Webhook(plan.callback, plan.headers)) : webhook();
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
