package org.edgesroutes.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Clock;
import java.time.Duration;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.Secret;

/** Turns answers other than a readable 2xx, and broken connections, into {@link EdgesApiException}. */
final class ApiFailures {

    private final EdgesSettings.Api settings;
    private final Clock clock;

    ApiFailures(EdgesSettings.Api settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** For an answer that refuses the call, or that succeeds with a body which is not JSON. */
    EdgesApiException of(ApiRequest request, ApiResponse response) {
        return response.successful() ? unreadable(request, response) : refused(request, response);
    }

    private EdgesApiException unreadable(ApiRequest request, ApiResponse response) {
        return failure(
                "%s was answered %d with a body that is no JSON".formatted(request.name(), response.status()),
                null,
                response.status(),
                ApiError.none(),
                RetryDecision.ofUncertain(request.repeatable()),
                null);
    }

    private EdgesApiException refused(ApiRequest request, ApiResponse response) {
        JsonNode json = response.json().orElse(MissingNode.getInstance());
        ApiError error = ApiError.of(json);
        int status = response.status();
        Duration pause = ApiRetryAfter.of(status, response.retryAfter(), json, clock.instant())
                .orElse(null);
        String words = error.words().isEmpty() ? "" : " (%s)".formatted(error.words());
        return failure(
                "%s was answered %d%s%s"
                        .formatted(
                                request.name(),
                                status,
                                words,
                                advice(status, request.target().getPath())),
                null,
                status,
                error,
                RetryDecision.ofStatus(status, request.repeatable()),
                pause);
    }

    /** What a person can do about a status; empty where only waiting helps. */
    private static String advice(int status, String path) {
        return switch (status) {
            case 401 -> ": check edges.api.key";
            case 402 -> ": the plan of this workspace does not cover it, or a bill is open";
            case 403 -> ": the member that edges.api.key belongs to may not do this";
            case 404 -> ": it is not in this workspace, or was archived after 90 days";
            case 422 ->
                path.endsWith("/resume") ? ": a run that belongs to a flow is resumed through its flow run" : "";
            case 301, 302, 303, 307, 308 -> ": redirects are not followed; correct edges.api.url";
            default -> "";
        };
    }

    /** For a connection that broke, before the call was sent or after. */
    EdgesApiException of(ApiRequest request, Throwable broken) {
        RetryDecision decision = RetryDecision.ofBroken(broken, request.repeatable());
        String unknown = decision == RetryDecision.LOOK_FIRST ? ", so whether it took effect is unknown" : "";
        return failure(
                "%s got no whole answer from %s (%s)%s"
                        .formatted(request.name(), EdgesUrl.origin(request.target()), broken, unknown),
                broken,
                0,
                ApiError.none(),
                decision,
                null);
    }

    /** Edges, or a proxy in front of it, may have quoted the key. */
    private EdgesApiException failure(
            String message, Throwable cause, int status, ApiError error, RetryDecision decision, Duration retryAfter) {
        String safe = settings.key()
                .map(Secret::value)
                .map(key -> message.replace(key, "****"))
                .orElse(message);
        return new EdgesApiException(safe, cause, status, error, decision, retryAfter);
    }
}
