package org.edgesroutes.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.edgesroutes.model.RunStatus;

/**
 * A callback as Edges remembers having sent it ({@code docs/edges-api.md}, "Callback history"); its content is not
 * among that.
 *
 * @param parentUid of the original, null for an original
 * @param status in upper case: PENDING, RUNNING, FAILED or SUCCESS; may be null
 * @param createdAt may be null
 */
public record SentCallback(String uid, String parentUid, String status, Instant createdAt) {

    public SentCallback {
        status = RunStatus.canonical(status);
    }

    static List<SentCallback> list(JsonNode array) {
        List<SentCallback> callbacks = new ArrayList<>(array.size());
        array.forEach(node -> {
            if (RunJson.text(node, "uid") != null) {
                callbacks.add(new SentCallback(
                        RunJson.text(node, "uid"),
                        RunJson.text(node, "parent_uid"),
                        RunJson.text(node, "status"),
                        RunJson.time(RunJson.text(node, "created_at")).orElse(null)));
            }
        });
        return callbacks;
    }
}
