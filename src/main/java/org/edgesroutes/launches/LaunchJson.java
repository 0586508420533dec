package org.edgesroutes.launches;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.edgesroutes.model.LaunchRequest;

/** A launch as the ledger keeps it: in the words of Edges, always in the same order, without a secret. */
final class LaunchJson {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private LaunchJson() {}

    static String write(LaunchRequest request) {
        ObjectNode json = JSON.createObjectNode().put("action", request.action());
        put(json, "name", request.name());
        request.inputs().forEach(input -> json.withArray("inputs").add(tree(input)));
        json.set("parameters", tree(request.parameters() == null ? "{}" : request.parameters()));
        request.identityUids().forEach(json.withArray("identity_ids")::add);
        put(json, "identity_mode", request.identityMode());
        put(json, "callback_url", request.callbackUrl());
        put(json, "cron", request.cron());
        put(json, "timezone", request.timezone());
        put(json, "schedule_at", Objects.toString(request.scheduleAt(), null));
        return json.toString();
    }

    static LaunchRequest read(String text) {
        JsonNode json = tree(text);
        List<String> inputs = new ArrayList<>();
        json.path("inputs").forEach(input -> inputs.add(input.toString()));
        List<String> identities = new ArrayList<>();
        json.path("identity_ids").forEach(identity -> identities.add(identity.textValue()));
        String scheduleAt = json.path("schedule_at").textValue();
        return new LaunchRequest(
                json.path("action").textValue(),
                json.path("name").textValue(),
                inputs,
                json.path("parameters").toString(),
                identities,
                json.path("identity_mode").textValue(),
                json.path("callback_url").textValue(),
                json.path("cron").textValue(),
                json.path("timezone").textValue(),
                scheduleAt == null ? null : Instant.parse(scheduleAt));
    }

    /** Whether two launches run the same action on the same inputs. */
    static boolean sameWork(LaunchRequest one, LaunchRequest other) {
        return one.action().equals(other.action())
                && one.inputs().stream()
                        .map(LaunchJson::tree)
                        .toList()
                        .equals(other.inputs().stream().map(LaunchJson::tree).toList());
    }

    private static void put(ObjectNode json, String field, String value) {
        if (value != null) {
            json.put(field, value);
        }
    }

    /** @throws IllegalArgumentException for what is no JSON */
    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("an input or the parameters of a launch are no JSON", malformed);
        }
    }
}
