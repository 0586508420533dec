package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;

final class SandboxLists {

    private SandboxLists() {}

    /** A list in the envelope that the readings ask for. See {@code docs/edges-api.md}, "General". */
    static HttpReply answer(SandboxBehaviour behaviour, List<JsonNode> elements) {
        ArrayNode array = SandboxJson.array().addAll(elements);
        String envelope = behaviour.value(SandboxReading.LIST_ENVELOPE);
        return HttpReply.json(
                envelope.equals("array") ? array : SandboxJson.object().set(envelope, array));
    }
}
