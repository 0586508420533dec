package org.edgesroutes.launches;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The candidates of an undecided intent as the ledger keeps them. */
final class CandidateJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CandidateJson() {}

    static String write(List<LaunchResult.Candidate> candidates) {
        ArrayNode array = JSON.createArrayNode();
        candidates.forEach(one -> array.addObject()
                .put("uid", one.uid())
                .put("name", one.name())
                .put("status", one.status())
                .put("created_at", Objects.toString(one.createdAt(), null))
                .put("reason", one.reason()));
        return array.toString();
    }

    /** @param json null for none */
    static List<LaunchResult.Candidate> read(String json) {
        List<LaunchResult.Candidate> candidates = new ArrayList<>();
        if (json != null) {
            tree(json).forEach(one -> candidates.add(candidate(one)));
        }
        return candidates;
    }

    private static LaunchResult.Candidate candidate(JsonNode one) {
        String createdAt = one.path("created_at").textValue();
        return new LaunchResult.Candidate(
                one.path("uid").textValue(),
                one.path("name").textValue(),
                one.path("status").textValue(),
                createdAt == null ? null : Instant.parse(createdAt),
                one.path("reason").textValue());
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the ledger holds candidates that are no JSON: " + json, impossible);
        }
    }
}
