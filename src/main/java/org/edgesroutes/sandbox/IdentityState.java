package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An identity while the sandbox runs. Guarded by the {@link SimulationState}. */
final class IdentityState {

    private final WorkspaceState tenant;
    private final SandboxIdentity plan;
    private final String uid;
    private final Instant createdAt;
    private final Map<String, String> integrations = new LinkedHashMap<>();

    IdentityState(WorkspaceState tenant, SandboxIdentity plan, int number, Instant createdAt) {
        this.tenant = tenant;
        this.plan = plan;
        this.uid = plan.uid != null ? plan.uid : tenant.uid("identity-" + number);
        this.createdAt = createdAt;
        integrations.putAll(plan.integrations.isEmpty() ? Map.of("linkedin", "VALID") : plan.integrations);
    }

    String uid() {
        return uid;
    }

    String name() {
        return plan.name;
    }

    boolean isEngagement() {
        return plan.type.equals("engagement");
    }

    /** Empty for an integration that it does not have. */
    Optional<String> integration(String kind) {
        return Optional.ofNullable(integrations.get(kind));
    }

    void integration(String kind, String state) {
        integrations.put(kind, state);
    }

    /** As the API shows it. */
    ObjectNode json(boolean withAccounts) {
        ObjectNode node = SandboxJson.object()
                .put("uid", uid)
                .put("workspace_uid", tenant.uid())
                .put("created_at", SandboxJson.time(createdAt))
                .put("name", plan.name)
                .put("timezone", plan.timezone)
                .put("type", plan.type);
        ArrayNode kinds = node.putArray("integrations");
        integrations.keySet().forEach(kinds::add);
        if (withAccounts) {
            ArrayNode accounts = node.putArray("accounts");
            integrations.forEach(
                    (kind, state) -> accounts.addObject().put("type", kind).put("status", state));
        }
        return node;
    }
}
