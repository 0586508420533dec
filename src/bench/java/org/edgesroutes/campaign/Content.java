package org.edgesroutes.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/**
 * A record of a run in words that are the same wherever it is found: without {@code extracted_at}, which only outputs
 * have, and with numbers as text, as ids come in both forms.
 */
record Content(String runUid, String text) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Content of(String runUid, JsonNode record) {
        Map<String, String> fields = new TreeMap<>();
        record.properties()
                .forEach(field -> fields.put(
                        field.getKey(),
                        field.getValue().isValueNode()
                                ? field.getValue().asText()
                                : field.getValue().toString()));
        fields.remove("extracted_at");
        return new Content(runUid, fields.toString());
    }

    static Content of(IdempotentTarget.Held held) {
        try {
            return of(held.runUid(), JSON.readTree(held.body()));
        } catch (JsonProcessingException torn) {
            return new Content(held.runUid(), "torn: " + held.body());
        }
    }
}
