package org.edgesroutes.callbacks;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Map;

/**
 * What the webhook says: a status, a small JSON and at most one header of its own.
 *
 * @param status HTTP status
 * @param json the body
 * @param headers beside the content type
 */
record Answer(int status, String json, Map<String, String> headers) {

    private static final int RETRY_AFTER_SECONDS = 5;

    static Answer accepted(String outcome) {
        return new Answer(200, "{\"status\":\"" + outcome + "\"}", Map.of());
    }

    static Answer refused(int status, String sentence) {
        return new Answer(status, error(sentence), Map.of());
    }

    static Answer wrongMethod() {
        return new Answer(405, error("callbacks are posted; use POST"), Map.of("Allow", "POST"));
    }

    static Answer comeBack(String sentence) {
        return new Answer(503, error(sentence), Map.of("Retry-After", String.valueOf(RETRY_AFTER_SECONDS)));
    }

    private static String error(String sentence) {
        StringBuilder json = new StringBuilder("{\"error\":\"");
        JsonStringEncoder.getInstance().quoteAsString(sentence, json);
        return json.append("\"}").toString();
    }
}
