package org.edgesroutes.launches;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.edgesroutes.api.PathSegment;
import org.edgesroutes.settings.Suggestion;

/** The fields that an exchange brings to an endpoint: those of its body, a JSON object, with its variables before them. */
record LaunchFields(ObjectNode fields) {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** One input, in place of a list of them. */
    private static final String INPUT = "input";

    /** Variables that hold JSON also where they are text. */
    private static final Set<LaunchField> STRUCTURED =
            Set.of(LaunchField.INPUTS, LaunchField.PARAMETERS, LaunchField.IDENTITY_IDS, LaunchField.CALLBACK);

    /**
     * Reads the body and the variables of an exchange.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    static LaunchFields of(Exchange exchange) {
        ObjectNode fields = body(exchange.getMessage().getBody(), exchange);
        return variables(exchange, fields);
    }

    /** Reads the variables alone, whatever the body is. */
    static LaunchFields ofVariables(Exchange exchange) {
        return variables(exchange, JSON.createObjectNode());
    }

    /** As {@link #of}, but a body that is no JSON object is the value of one field, as in the uid of a run. */
    static LaunchFields ofTextOr(Exchange exchange, LaunchField field) {
        String text = exchange.getMessage().getBody(String.class);
        if (text == null || text.strip().startsWith("{")) {
            return of(exchange);
        }
        return variables(exchange, JSON.createObjectNode().put(field.field(), text.strip()));
    }

    /** Takes the variables away, so that those of one call do not steer the next call of the same exchange. */
    static void forget(Exchange exchange) {
        for (LaunchField field : LaunchField.values()) {
            exchange.removeVariable(field.variable());
        }
    }

    private static LaunchFields variables(Exchange exchange, ObjectNode fields) {
        for (LaunchField field : LaunchField.values()) {
            Object value = exchange.getVariable(field.variable());
            if (value != null && !"".equals(value)) {
                fields.set(field.field(), value(field, value));
            }
        }
        return new LaunchFields(fields);
    }

    private static JsonNode value(LaunchField field, Object value) {
        if (value instanceof String text
                && STRUCTURED.contains(field)
                && text.strip().matches("(?s)[\\[{].*")) {
            return tree(text, "the variable " + field.variable());
        }
        return JSON.valueToTree(value instanceof TemporalAccessor time ? time.toString() : value);
    }

    private static ObjectNode body(Object body, Exchange exchange) {
        if (body == null || "".equals(body)) {
            return JSON.createObjectNode();
        }
        boolean structured = body instanceof JsonNode || body instanceof Map;
        JsonNode tree = structured
                ? JSON.valueToTree(body)
                : tree(exchange.getContext().getTypeConverter().convertTo(String.class, exchange, body), "the body");
        if (!(tree instanceof ObjectNode fields)) {
            throw new IllegalArgumentException(
                    "the body is no JSON object with the fields of a launch, such as action");
        }
        return known(fields.deepCopy());
    }

    private static ObjectNode known(ObjectNode fields) {
        if (fields.has(INPUT)) {
            if (fields.has(LaunchField.INPUTS.field())) {
                throw new IllegalArgumentException("the body has input and inputs; give one of them");
            }
            fields.putArray(LaunchField.INPUTS.field()).add(fields.remove(INPUT));
        }
        fields.fieldNames().forEachRemaining(name -> {
            if (LaunchField.fields().noneMatch(name::equals)) {
                throw new IllegalArgumentException("the body has the unknown field %s%s"
                        .formatted(
                                name,
                                Suggestion.to(name, LaunchField.fields())
                                        .map("; did you mean %s?"::formatted)
                                        .orElse("")));
            }
        });
        return fields;
    }

    private static JsonNode tree(String json, String where) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(where + " is no JSON");
        }
    }

    boolean has(LaunchField field) {
        return !get(field).isMissingNode();
    }

    /** @return missing where it is not set, or null */
    JsonNode get(LaunchField field) {
        JsonNode value = fields.path(field.field());
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    /** @return null where it is not set */
    String text(LaunchField field) {
        JsonNode value = get(field);
        if (value.isContainerNode()) {
            throw new IllegalArgumentException(field.field() + " is no text");
        }
        return value.isMissingNode() || value.asText().isBlank()
                ? null
                : value.asText().strip();
    }

    /** @throws IllegalArgumentException where it is not set */
    String require(LaunchField field) {
        return Optional.ofNullable(text(field))
                .orElseThrow(() -> new IllegalArgumentException("%s is missing; set it in the body, or the variable %s"
                        .formatted(field.field(), field.variable())));
    }

    /** @throws IllegalArgumentException where it is not set, or cannot be a uid */
    String requireUid(LaunchField field) {
        String uid = require(field);
        if (!PathSegment.isUid(uid)) {
            throw new IllegalArgumentException("%s is no uid: %s".formatted(field.field(), uid));
        }
        return uid;
    }

    /** @return false where it is not set */
    boolean flag(LaunchField field) {
        String text = text(field);
        if (text == null || text.equals("false")) {
            return false;
        }
        if (!text.equals("true")) {
            throw new IllegalArgumentException("%s is %s; it is true or false".formatted(field.field(), text));
        }
        return true;
    }

    /** @return null where it is not set */
    Integer count(LaunchField field) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        try {
            int count = Integer.parseInt(text);
            if (count > 0) {
                return count;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new IllegalArgumentException("%s is %s; it is a whole number above 0".formatted(field.field(), text));
    }
}
