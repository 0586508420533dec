package org.edgesroutes.callbacks;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * The answer of the webhook: a status, a small JSON and at most one header of its own.
 *
 * @param status HTTP status
 * @param json the body
 * @param headers beside the content type
 */
record CallbackResponse(int status, String json, Map<String, String> headers) {

    private static final int RETRY_AFTER_SECONDS = 5;

    static CallbackResponse accepted(String outcome) {
        return new CallbackResponse(200, "{\"status\":\"" + outcome + "\"}", Map.of());
    }

    static CallbackResponse refused(int status, String sentence) {
        return new CallbackResponse(status, error(sentence), Map.of());
    }

    static CallbackResponse wrongMethod() {
        return new CallbackResponse(405, error("callbacks are posted; use POST"), Map.of("Allow", "POST"));
    }

    static CallbackResponse comeBack(String sentence) {
        return new CallbackResponse(503, error(sentence), Map.of("Retry-After", String.valueOf(RETRY_AFTER_SECONDS)));
    }

    /** Leaves nothing of the request in the message: the server would send its headers back. */
    void writeTo(Message message) {
        message.removeHeaders("*");
        headers.forEach(message::setHeader);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setBody(json);
    }

    private static String error(String sentence) {
        StringBuilder json = new StringBuilder("{\"error\":\"");
        JsonStringEncoder.getInstance().quoteAsString(sentence, json);
        return json.append("\"}").toString();
    }
}
