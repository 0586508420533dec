package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;

final class Lists {

    private Lists() {}

    /** A list in the envelope that the readings ask for. Section 1 of {@code facts.md}. */
    static Answer answer(Behaviour behaviour, List<JsonNode> elements) {
        ArrayNode array = Json.array().addAll(elements);
        String envelope = behaviour.value(SandboxReading.LIST_ENVELOPE);
        return Answer.json(envelope.equals("array") ? array : Json.object().set(envelope, array));
    }
}
