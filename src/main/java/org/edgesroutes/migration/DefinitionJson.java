package org.edgesroutes.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.edgesroutes.model.LaunchRequest;
import org.edgesroutes.model.Schedule;

/** A {@link ScheduleDefinition} as JSON in the words of Edges, for the ledger and for a file. */
final class DefinitionJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DefinitionJson() {}

    static String write(ScheduleDefinition definition) {
        ObjectNode both = JSON.createObjectNode();
        both.set("old", old(definition.old()));
        both.set("new", wanted(definition.wanted()));
        return both.toPrettyString();
    }

    static ScheduleDefinition read(String json) {
        JsonNode both = tree(json);
        return new ScheduleDefinition(old(both.path("old")), wanted(both.path("new")));
    }

    /** @throws IllegalArgumentException for a text that is no JSON */
    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("no JSON: " + malformed.getOriginalMessage(), malformed);
        }
    }

    private static ObjectNode old(Schedule schedule) {
        ObjectNode node = JSON.createObjectNode();
        put(node, "uid", schedule.uid());
        put(node, "name", schedule.name());
        put(node, "action_name", schedule.action());
        put(node, "status", schedule.status());
        put(node, "cron", schedule.cron());
        put(node, "timezone", schedule.timezone());
        put(node, "schedule_at", schedule.scheduleAt());
        put(node, "next_execution_at", schedule.nextExecutionAt());
        put(node, "last_executed_at", schedule.lastExecutedAt());
        put(node, "created_at", schedule.createdAt());
        if (schedule.identityUids() != null) {
            texts(node.putArray("identity_ids"), schedule.identityUids());
        }
        if (schedule.inputs() != null) {
            node.set("inputs", tree(schedule.inputs()));
        }
        if (schedule.callbackUrl() != null) {
            node.putObject("callback").put("url", CallbackUrl.withoutSecrets(schedule.callbackUrl()));
        }
        return node;
    }

    private static Schedule old(JsonNode node) {
        return new Schedule(
                text(node, "uid"),
                text(node, "name"),
                text(node, "action_name"),
                text(node, "status"),
                text(node, "cron"),
                text(node, "timezone"),
                time(node, "schedule_at"),
                time(node, "next_execution_at"),
                time(node, "last_executed_at"),
                time(node, "created_at"),
                node.has("identity_ids") ? texts(node.path("identity_ids")) : null,
                node.has("inputs") ? node.path("inputs").toString() : null,
                text(node.path("callback"), "url"));
    }

    private static ObjectNode wanted(LaunchRequest request) {
        ObjectNode node = JSON.createObjectNode();
        put(node, "name", request.name());
        put(node, "action_name", request.action());
        put(node, "cron", request.cron());
        put(node, "timezone", request.timezone());
        texts(node.putArray("identity_ids"), request.identityUids());
        ArrayNode inputs = node.putArray("inputs");
        request.inputs().forEach(input -> inputs.add(tree(input)));
        node.set("parameters", tree(request.parameters()));
        node.putObject("callback").put("url", request.callbackUrl());
        return node;
    }

    private static LaunchRequest wanted(JsonNode node) {
        List<String> inputs = new ArrayList<>();
        node.path("inputs").forEach(input -> inputs.add(input.toString()));
        return new LaunchRequest(
                text(node, "action_name"),
                text(node, "name"),
                inputs,
                node.path("parameters").toString(),
                texts(node.path("identity_ids")),
                null,
                text(node.path("callback"), "url"),
                text(node, "cron"),
                text(node, "timezone"),
                null);
    }

    private static void put(ObjectNode node, String field, Object value) {
        if (value != null) {
            node.put(field, value.toString());
        }
    }

    private static void texts(ArrayNode node, List<String> texts) {
        texts.forEach(node::add);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).textValue();
    }

    private static Instant time(JsonNode node, String field) {
        String text = text(node, field);
        return text == null ? null : Instant.parse(text);
    }
}
