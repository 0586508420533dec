package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.edgesroutes.sandbox.RunState.Output;

/** Objects as the API shows them: the schemas of {@code edges-openapi.yaml}. */
final class ApiViews {

    private final SimulationState world;
    private final SandboxBehaviour behaviour;

    ApiViews(SimulationState world) {
        this.world = world;
        this.behaviour = world.behaviour();
    }

    ObjectNode run(RunState run) {
        SandboxRun plan = run.plan();
        boolean newer = behaviour.is(SandboxReading.RUN_SHAPE, "newer");
        ObjectNode node = SandboxJson.object().put("id", run.id()).put("uid", run.uid());
        if (newer) {
            node.put("name", plan.name).put("scheduled_run_name", plan.scheduledRunName);
        }
        node.put("action_id", Math.floorMod(plan.action.hashCode(), 1000))
                .put("action_name", plan.action)
                .put("retry_count", 0)
                .put("user_uid", run.tenant().userUid())
                .put("workspace_uid", run.tenant().uid())
                .put("execution_mode", plan.executionMode);
        node.set("last_error", lastError(run));
        ObjectNode parameters = node.putObject("parameters");
        parameters.setAll((ObjectNode) SandboxJson.of(plan.parameters));
        parameters.put("sync_mode", plan.syncMode);
        if (plan.maxResults != null) {
            parameters.put("max_results", plan.maxResults);
        }
        if (behaviour.is(SandboxReading.RUN_CALLBACK, "url")) {
            node.set("callback", receiver(plan));
        }
        node.put("status", run.status())
                .put("output_count", run.outputCount())
                .put("scheduled_run_uid", plan.scheduledRunUid)
                .put("postponed_until", SandboxJson.time(run.postponedUntil()));
        return newer ? times(node, run) : times(node.put("synced_at", SandboxJson.time(run.finishedAt())), run);
    }

    ObjectNode status(RunState run) {
        ObjectNode node = SandboxJson.object()
                .put("id", run.id())
                .put("uid", run.uid())
                .put("status", run.status())
                .put("postponed_until", SandboxJson.time(run.postponedUntil()));
        return times(node, run);
    }

    ObjectNode input(RunState run, InputState input) {
        ObjectNode node = SandboxJson.object().put("uid", input.uid()).put("status", input.status());
        node.set("input_data", input.data());
        node.set("custom_data", input.custom());
        node.set("last_error", inputError(input));
        node.put("output_count", input.outputCount()).put("retry_count", 0);
        return times(node, run);
    }

    ObjectNode callback(CallbackState callback) {
        ObjectNode node = SandboxJson.object()
                .put("uid", callback.uid())
                .put("parent_uid", callback.parentUid())
                .put("retry_count", callback.retries())
                .put("created_at", SandboxJson.time(callback.createdAt()))
                .put("status", callback.status())
                .put("callback_url", callback.url().toString())
                .put("http_status", callback.httpStatus());
        node.putObject("http_response");
        node.put("batch_uid", callback.batchUid())
                .put("run_uid", callback.run().uid())
                .put("workspace_uid", callback.run().tenant().uid());
        node.set(
                "error",
                callback.failure() == null ? null : embeddedError("GENERIC_ERROR", "server", callback.failure()));
        return node;
    }

    /** A record of GET outputs. */
    static ObjectNode output(Output output) {
        ObjectNode node = output.record().json().deepCopy();
        return node.put("extracted_at", SandboxJson.time(output.extractedAt()));
    }

    static ObjectNode embeddedError(String label, String scope, String message) {
        ObjectNode node = SandboxJson.object()
                .put("error_label", label)
                .put("error_scope", scope)
                .put("error_ref", "e-" + Integer.toHexString(message.hashCode()))
                .put("message", message)
                .put("status_code", 424);
        node.putObject("params");
        return node;
    }

    private JsonNode receiver(SandboxRun plan) {
        return world.receiver(plan)
                .map(receiver -> SandboxJson.object().put("url", receiver.url().toString()))
                .orElse(null);
    }

    private JsonNode lastError(RunState run) {
        if (run.problem() == null) {
            return null;
        }
        ObjectNode node = SandboxJson.object()
                .put(behaviour.value(SandboxReading.ERROR_LABEL), run.problem().label())
                .put("message", run.problem().message());
        ObjectNode params = node.putObject("params");
        if (run.problem().label().equals("LIMIT_REACHED")) {
            params.put("appendix", "daily");
        }
        return node;
    }

    private static JsonNode inputError(InputState input) {
        if (!input.hasFailed() || !input.isFailing()) {
            return null;
        }
        ObjectNode node = SandboxJson.object()
                .put("has_failed", true)
                .put("message", "this input cannot be processed")
                .put("scope", "input")
                .put("label", input.failure())
                .put("error_ref", "e-" + input.uid().substring(0, 8));
        node.putObject("params");
        node.putObject("validation_errors");
        return node;
    }

    private static ObjectNode times(ObjectNode node, RunState run) {
        return node.put("started_at", SandboxJson.time(run.startedAt()))
                .put("finished_at", SandboxJson.time(run.finishedAt()))
                .put("created_at", SandboxJson.time(run.createdAt()))
                .put("updated_at", SandboxJson.time(run.updatedAt()));
    }
}
