package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.edgesroutes.sandbox.RunState.Output;

/**
 * Callbacks as the run goes along, in the shape that the readings ask for. See {@code docs/edges-api.md},
 * "Callback body" and "Streaming and final callbacks".
 */
final class CallbackFactory {

    private final SimulationState world;

    CallbackFactory(SimulationState world) {
        this.world = world;
    }

    /** Empty when the run has no receiver or wants the end only. */
    Optional<CallbackState> page(RunState run, InputState input, List<Output> outputs) {
        return run.plan().finalOnly ? Optional.empty() : make(run, input, null, results(outputs));
    }

    Optional<CallbackState> failedInput(RunState run, InputState input) {
        JsonNode error = ApiViews.embeddedError(input.failure(), "input", "this input cannot be processed");
        return run.plan().finalOnly ? Optional.empty() : make(run, input, error, null);
    }

    Optional<CallbackState> end(RunState run, List<Output> lastPage) {
        boolean quiet = run.status().equals("BLOCKED") && world.behaviour().is(SandboxReading.BLOCKED_CALLBACK, "none");
        if (quiet || run.status().equals("STOPPED")) {
            return Optional.empty();
        }
        InputState input = run.inputs().get(run.inputs().size() - 1);
        JsonNode error = run.problem() == null
                ? null
                : ApiViews.embeddedError(
                        run.problem().label(), "server", run.problem().message());
        return make(run, input, error, finalResults(run, lastPage));
    }

    /** A new entry for the same content. See {@code docs/edges-api.md}, "Replays". */
    CallbackState replay(CallbackState original) {
        String uid = original.run().tenant().uid(original.uid() + "-replay-" + original.replays());
        ObjectNode payload = original.payload().deepCopy();
        if (payload.has("callback_ref_uid") && world.behaviour().is(SandboxReading.REPLAY_REF_UID, "changed")) {
            payload.put("callback_ref_uid", refUid(original.run().tenant(), uid));
        }
        return new CallbackState(uid, original, payload, world.time().instant());
    }

    private Optional<CallbackState> make(RunState run, InputState input, JsonNode error, JsonNode results) {
        String uid = run.tenant().uid(run.uid() + "-callback-" + run.nextCallback());
        return world.receiver(run.plan())
                .map(receiver -> new CallbackState(
                        uid,
                        run,
                        receiver,
                        payload(uid, run, input, error, results),
                        world.time().instant()));
    }

    private ObjectNode payload(String uid, RunState run, InputState input, JsonNode error, JsonNode results) {
        String shape = world.behaviour().value(SandboxReading.CALLBACK_SHAPE);
        ObjectNode payload = SandboxJson.object();
        ObjectNode about = payload.putObject("run").put("run_uid", run.uid()).put("status", run.status());
        if (shape.equals("support-text")) {
            put(payload, "results", results);
            payload.set("error", error);
            return payload;
        }
        about.put("batch_uid", run.batchUid());
        if (!shape.equals("predecessor")) {
            about.put("scheduled_run_uid", run.plan().scheduledRunUid);
        }
        if (!shape.equals("predecessor") && !shape.equals("without-ref-uid")) {
            payload.put("callback_ref_uid", refUid(run.tenant(), uid));
        }
        if (shape.equals("unknown-fields")) {
            payload.put("schema_version", 7).putObject("trace").put("region", "eu-west");
            about.put("shard", 3);
        }
        payload.set("input", input.data());
        payload.set("custom_data", input.custom());
        payload.set("error", error);
        put(payload, "results", results);
        return payload;
    }

    private String refUid(WorkspaceState tenant, String uid) {
        return world.behaviour().is(SandboxReading.CALLBACK_REF_UID, "equal") ? uid : tenant.uid(uid + "-ref");
    }

    private ArrayNode results(List<Output> outputs) {
        boolean dated = world.behaviour().is(SandboxReading.EXTRACTED_AT, "present");
        ArrayNode results = SandboxJson.array();
        outputs.forEach(output ->
                results.add(dated ? ApiViews.output(output) : output.record().json()));
        return results;
    }

    private JsonNode finalResults(RunState run, List<Output> lastPage) {
        return switch (world.behaviour().value(SandboxReading.FINAL_RESULTS)) {
            case "empty" -> SandboxJson.array();
            case "last-page" -> results(lastPage);
            case "all" ->
                results(run.outputs().stream()
                        .filter(output -> output.record().iteration() == run.iteration())
                        .toList());
            case "absent" -> MissingNode.getInstance();
            default -> null;
        };
    }

    private static void put(ObjectNode payload, String field, JsonNode results) {
        if (results == null || !results.isMissingNode()) {
            payload.set(field, results);
        }
    }
}
