package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/** What goes back to a caller. */
record Answer(int status, String type, String body, Map<String, String> headers) {

    /** No answer at all: the connection breaks. */
    static final Answer CUT = new Answer(0, "", "", Map.of());

    static Answer json(JsonNode body) {
        return new Answer(200, "application/json", Json.write(body), Map.of());
    }

    static Answer text(int status, String type, String body) {
        return new Answer(status, type, body, Map.of());
    }

    static Answer error(int status, String label, String scope, String message) {
        return error(status, label, scope, message, Json.object());
    }

    /** With {@code more} fields in the body. */
    static Answer error(int status, String label, String scope, String message, ObjectNode more) {
        ObjectNode body = Json.object()
                .put("error_label", label)
                .put("error_scope", scope)
                .put("error_ref", "e-" + Integer.toHexString(message.hashCode()))
                .put("message", message)
                .put("status_code", status);
        body.putObject("params");
        body.setAll(more);
        return new Answer(status, "application/json", Json.write(body), Map.of());
    }

    Answer header(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Answer(status, type, body, more);
    }

    Answer halved() {
        return new Answer(status, type, body.substring(0, body.length() / 2), headers);
    }
}
