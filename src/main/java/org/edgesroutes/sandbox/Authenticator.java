package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** Who may come in, and how often. See {@code docs/edges-api.md}, "General" and "Rate limits". */
final class Authenticator {

    private final SimulationState world;

    Authenticator(SimulationState world) {
        this.world = world;
    }

    /** The workspace that the key belongs to. */
    Optional<WorkspaceState> tenant(String key) {
        return world.tenants().stream()
                .filter(tenant -> tenant.apiKey().equals(key))
                .findFirst();
    }

    /** The refusal when the budget of this minute is used up. */
    Optional<HttpReply> overBudget(WorkspaceState tenant, String path) {
        boolean counts = path.startsWith("/v1/runs") || world.behaviour().is(SandboxReading.LAUNCH_BUDGET, "shared");
        if (!counts) {
            return Optional.empty();
        }
        Instant now = world.time().instant();
        long wait = tenant.budget().secondsToWait(now);
        if (wait == 0) {
            return Optional.empty();
        }
        world.story()
                .tell(
                        "workspace {} has used up its {} requests of this minute",
                        tenant.name(),
                        tenant.budget().limit());
        return Optional.of(tooMany(wait, path));
    }

    HttpReply tooMany(long wait, String path) {
        String reading = world.behaviour().value(SandboxReading.TOO_MANY);
        if (reading.equals("plain-text")) {
            return HttpReply.text(429, "text/plain", "Too Many Requests");
        }
        ObjectNode more = SandboxJson.object();
        if (reading.equals("body")) {
            more.put("retry_after", wait);
        }
        HttpReply answer = HttpReply.error(429, "STATUS_429", "auth", "too many requests in this minute", more)
                .header("X-RateLimit-Type", path.endsWith("/outputs") ? "/v1/runs/outputs" : "/v1/runs")
                .header("X-RateLimit-Remaining", "0");
        return reading.equals("header") ? answer.header("Retry-After", Long.toString(wait)) : answer;
    }
}
