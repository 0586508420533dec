package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The launch of a background run. See {@code docs/edges-api.md}, "Launches". */
final class LaunchApi {

    private final SimulationState world;
    private final SandboxRegistry registrar;

    LaunchApi(SimulationState world, SandboxRegistry registrar) {
        this.world = world;
        this.registrar = registrar;
    }

    HttpReply launch(ApiCall call) {
        SandboxRun plan = plan(call.path().get(1), call.json());
        RunState run = registrar.admit(call.tenant(), plan);
        world.story().tell("run {} is launched", ConsoleLog.name(run));
        ObjectNode node = SandboxJson.object()
                .put("run_id", run.id())
                .put("run_uid", run.uid())
                .put("workspace_uid", call.tenant().uid())
                .put("user_uid", call.tenant().userUid())
                .put("action_name", plan.action)
                .put("name", plan.name);
        String status = world.behaviour().value(SandboxReading.LAUNCH_STATUS);
        if (!status.equals("absent")) {
            node.put("status", status);
        }
        return HttpReply.json(node.putNull("postponed_until")
                .put("created_at", SandboxJson.time(run.createdAt()))
                .putNull("updated_at"));
    }

    private static SandboxRun plan(String action, JsonNode body) {
        boolean incremental =
                body.path("parameters").path("sync_mode").asText("full").equals("incremental");
        SandboxRun plan = incremental ? SandboxRun.incremental(action) : SandboxRun.full(action);
        plan.age(Duration.ZERO)
                .newRecordEvery(Duration.ofMinutes(20))
                .name(body.path("name").asText(null));
        if (body.path("parameters").has("max_results")) {
            plan.maxResults(body.path("parameters").path("max_results").asInt());
        }
        if (body.path("identity_ids").isEmpty()) {
            plan.standardIdentity();
        }
        inputs(plan, body.path("inputs"));
        callback(plan, body.path("callback"));
        return plan;
    }

    private static void inputs(SandboxRun plan, JsonNode inputs) {
        if (inputs.isEmpty()) {
            throw new ApiRefusal(400, "BAD_INPUT", "input", "inputs must hold 1 to 100000 elements");
        }
        for (JsonNode input : inputs) {
            Map<String, Object> data = new HashMap<>(SandboxJson.map(input));
            data.remove("custom_data");
            JsonNode custom = input.path("custom_data");
            plan.input(data, custom.isObject() ? SandboxJson.map(custom) : null);
        }
    }

    private static void callback(SandboxRun plan, JsonNode callback) {
        if (!callback.hasNonNull("url")) {
            plan.withoutCallback();
            return;
        }
        Map<String, String> headers = new HashMap<>();
        callback.path("headers")
                .properties()
                .forEach(entry -> headers.put(entry.getKey(), entry.getValue().asText()));
        plan.callback(receiver(callback.get("url").asText()), headers);
        if (callback.path("on").asText().equals("final")) {
            plan.onFinalOnly();
        }
    }

    private static URI receiver(String url) {
        URI uri = URI.create(url);
        if (uri.getHost() == null || !List.of("http", "https").contains(uri.getScheme())) {
            throw new ApiRefusal(400, "BAD_INPUT", "input", "callback.url is not an http address");
        }
        return uri;
    }
}
