package org.edgesroutes.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.stream.Stream;

/**
 * What Edges says about an error, from every place where it says it ({@code docs/edges-api.md}, "Errors"): the body of
 * an answer, a run's or an input's {@code last_error}, the {@code error} of a callback. A field that was not given is
 * an empty text.
 *
 * @param label such as {@code LIMIT_REACHED}
 * @param scope such as {@code input} or {@code auth}
 * @param ref what Edges' support asks for
 */
public record ApiError(String label, String scope, String ref, String message, JsonNode params) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ApiError NONE = new ApiError("", "", "", "", MissingNode.getInstance());

    /** @param json the error itself, or an object that holds it as {@code error} */
    public static ApiError of(JsonNode json) {
        JsonNode error = json.path("error").isObject() ? json.path("error") : json;
        return new ApiError(
                text(error, "error_label", "label"),
                text(error, "error_scope", "scope"),
                text(error, "error_ref", "ref"),
                text(error, "message", "error", "detail"),
                error.path("params"));
    }

    /** @param json may be null or no JSON at all, which is an error without a word */
    public static ApiError of(String json) {
        try {
            return json == null ? NONE : of(JSON.readTree(json));
        } catch (JsonProcessingException notJson) {
            return NONE;
        }
    }

    static ApiError none() {
        return NONE;
    }

    private static String text(JsonNode node, String... fields) {
        return Stream.of(fields)
                .map(field -> node.path(field).isTextual() ? node.path(field).textValue() : "")
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    /** The label and the message in one line, empty when there is neither. */
    public String words() {
        return label.isEmpty() || message.isEmpty() ? label + message : label + ": " + message;
    }
}
