package org.edgesroutes.api;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.Secret;

/** What came back, as JSON or as the one exception: the steps of {@link ApiRoutes} on the way from Edges. */
final class ApiResponseReader {

    /** Property: the answer as it came, which the JSON does not tell in every detail. */
    static final String BYTES = "edgesAnswerBytes";

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final EdgesSettings.Api settings;
    private final RequestBudget budget;
    private final Clock clock;

    ApiResponseReader(EdgesSettings.Api settings, RequestBudget budget, Clock clock) {
        this.settings = settings;
        this.budget = budget;
        this.clock = clock;
    }

    /** @throws EdgesApiException for everything but a 2xx with JSON or without a body */
    void read(Exchange exchange) {
        Message message = exchange.getMessage();
        EdgesRequest call = EdgesRequest.of(exchange);
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, int.class);
        budget.heard(call, status);
        byte[] bytes = message.getBody(byte[].class);
        JsonNode body = null;
        IOException unreadable = null;
        try {
            body = json(bytes);
        } catch (IOException notJson) {
            unreadable = notJson;
        }
        if (status / 100 != 2) {
            throw refusal(call, status, message.getHeader("Retry-After", String.class), body);
        }
        if (unreadable != null) {
            throw failure(
                    "%s was answered %d with a body that is no JSON".formatted(call.name(), status),
                    null,
                    status,
                    ApiError.none(),
                    RetryDecision.ofUncertain(call.repeatable()),
                    null);
        }
        exchange.setVariable(EdgesApi.NEXT, message.getHeader("X-Pagination-Next", String.class));
        exchange.setProperty(BYTES, bytes);
        message.setBody(body);
    }

    private static JsonNode json(byte[] body) throws IOException {
        return body == null || body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
    }

    private EdgesApiException refusal(EdgesRequest call, int status, String retryAfter, JsonNode body) {
        JsonNode json = body == null ? MissingNode.getInstance() : body;
        ApiError error = ApiError.of(json);
        Duration pause =
                ApiRetryAfter.of(status, retryAfter, json, clock.instant()).orElse(null);
        if (pause != null) {
            budget.close(pause);
        }
        String said = error.words().isEmpty() ? "" : " (%s)".formatted(error.words());
        String message = "%s was answered %d%s%s".formatted(call.name(), status, said, advice(status));
        return failure(message, null, status, error, RetryDecision.ofStatus(status, call.repeatable()), pause);
    }

    /** What a person can do about it; empty where waiting is all there is. */
    private String advice(int status) {
        return switch (status) {
            case 401 -> ": check edges.api.key";
            case 402 -> ": the plan of this workspace does not cover it, or a bill is open";
            case 403 -> ": the member that edges.api.key belongs to may not do this";
            case 404 -> ": it is not in this workspace, or was archived after 90 days";
            case 301, 302, 303, 307, 308 -> ": redirects are not followed; correct edges.api.url";
            default -> "";
        };
    }

    /** @throws EdgesApiException always: the connection broke, before the call was sent or after */
    void broken(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        EdgesRequest call = EdgesRequest.of(exchange);
        RetryDecision verdict = RetryDecision.ofBroken(cause, call.repeatable());
        String unknown = verdict == RetryDecision.LOOK_FIRST ? ", so whether it took effect is unknown" : "";
        throw failure(
                "%s got no whole answer from %s (%s)%s"
                        .formatted(call.name(), EdgesUrl.origin(call.target()), cause, unknown),
                cause,
                0,
                ApiError.none(),
                verdict,
                null);
    }

    /** Whoever answered may have quoted the key. */
    private EdgesApiException failure(
            String message, Exception cause, int status, ApiError error, RetryDecision verdict, Duration retryAfter) {
        String safe = settings.key()
                .map(Secret::value)
                .map(key -> message.replace(key, "****"))
                .orElse(message);
        return new EdgesApiException(safe, cause, status, error, verdict, retryAfter);
    }
}
