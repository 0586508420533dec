package org.edgesroutes.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A request that has passed the door: the key is right and the budget is not used up. */
record ApiCall(WorkspaceState tenant, String method, List<String> path, QueryParameters query, String body) {

    JsonNode json() {
        try {
            return body.isBlank() ? SandboxJson.object() : SandboxJson.read(body);
        } catch (JsonProcessingException e) {
            throw new ApiRefusal(400, "BAD_INPUT", "input", "the body is not JSON");
        }
    }
}
