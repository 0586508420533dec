package org.edgesroutes.launches;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.edgesroutes.api.EdgesApi;
import org.edgesroutes.model.Intent;
import org.edgesroutes.model.Run;
import org.edgesroutes.model.RunStatus;

/** The resume of a blocked or stopped run: how the run was before tells afterwards whether it was resumed. */
final class RunResume implements IntentCall {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RUN = "run_uid";

    private final EdgesApi api;

    RunResume(EdgesApi api) {
        this.api = api;
    }

    static String request(String runUid) {
        return JSON.createObjectNode().put(RUN, runUid).toString();
    }

    @Override
    public String before(Intent intent) {
        return api.run(uid(intent)).map(RunResume::state).orElse(null);
    }

    @Override
    public String send(Intent intent, BooleanSupplier wanted) {
        String uid = uid(intent);
        api.resumeRun(uid, wanted);
        return uid;
    }

    @Override
    public LookResult look(Intent intent) {
        Optional<Run> run = api.run(uid(intent));
        return run.isPresent() && tookEffect(intent.before(), run.get())
                ? new LookResult.Found(run.get().uid())
                : new LookResult.NotFound();
    }

    /** @param before null where Edges did not know the run */
    private static boolean tookEffect(String before, Run now) {
        if (before == null || RunStatus.of(now.status()).inProgress()) {
            return true;
        }
        JsonNode was = LaunchJson.tree(before);
        JsonNode is = LaunchJson.tree(state(now));
        return !Objects.equals(was, is);
    }

    private static String state(Run run) {
        ObjectNode state = JSON.createObjectNode().put("status", run.status());
        state.put("started_at", Objects.toString(run.startedAt(), null));
        state.put("updated_at", Objects.toString(run.updatedAt(), null));
        return state.toString();
    }

    private static String uid(Intent intent) {
        return LaunchJson.tree(intent.request()).path(RUN).textValue();
    }
}
