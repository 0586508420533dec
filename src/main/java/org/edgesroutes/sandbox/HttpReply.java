package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/** What goes back to a caller. */
record HttpReply(int status, String type, String body, Map<String, String> headers) {

    /** No answer at all: the connection breaks. */
    static final HttpReply CUT = new HttpReply(0, "", "", Map.of());

    static HttpReply json(JsonNode body) {
        return new HttpReply(200, "application/json", SandboxJson.write(body), Map.of());
    }

    static HttpReply text(int status, String type, String body) {
        return new HttpReply(status, type, body, Map.of());
    }

    static HttpReply error(int status, String label, String scope, String message) {
        return error(status, label, scope, message, SandboxJson.object());
    }

    /** With {@code more} fields in the body. */
    static HttpReply error(int status, String label, String scope, String message, ObjectNode more) {
        ObjectNode body = SandboxJson.object()
                .put("error_label", label)
                .put("error_scope", scope)
                .put("error_ref", "e-" + Integer.toHexString(message.hashCode()))
                .put("message", message)
                .put("status_code", status);
        body.putObject("params");
        body.setAll(more);
        return new HttpReply(status, "application/json", SandboxJson.write(body), Map.of());
    }

    HttpReply header(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new HttpReply(status, type, body, more);
    }

    HttpReply halved() {
        return new HttpReply(status, type, body.substring(0, body.length() / 2), headers);
    }
}
