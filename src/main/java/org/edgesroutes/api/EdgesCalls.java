package org.edgesroutes.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The calls of {@link EdgesApi} and its siblings on one client, by path below {@code edges.api.url}. */
record EdgesCalls(ApiClient client) {

    ApiResponse get(String path, String query) {
        return client.call(ApiRequest.get(client.url().resolve(path, query)));
    }

    JsonNode json(String path, String query) {
        return json(get(path, query));
    }

    /** @return empty when Edges does not know what the path names */
    Optional<JsonNode> find(String path, String query) {
        try {
            return Optional.of(json(path, query));
        } catch (EdgesApiException failure) {
            if (failure.status() == 404) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** A POST that does no harm when it arrives twice. */
    ApiResponse post(String path, String query, byte[] body) {
        return post(path, query, body, () -> true);
    }

    ApiResponse post(String path, String query, byte[] body, BooleanSupplier wanted) {
        return client.call(new ApiRequest("POST", client.url().resolve(path, query), body, true, wanted));
    }

    /** A POST that is sent once: a lost answer is not followed by a second request. */
    ApiResponse postOnce(String path, String query, byte[] body, BooleanSupplier wanted) {
        return client.call(new ApiRequest("POST", client.url().resolve(path, query), body, false, wanted));
    }

    static JsonNode json(ApiResponse response) {
        return response.json().orElseThrow();
    }

    /** The object itself, or the one that it holds as {@code data}. */
    static JsonNode unwrapped(JsonNode answer) {
        return answer.path("data").isObject() ? answer.path("data") : answer;
    }

    static EdgesApiException unexpected(String call, String problem) {
        return new EdgesApiException(
                call + " was answered with something else: " + problem,
                null,
                0,
                ApiError.none(),
                RetryDecision.GIVE_UP,
                null);
    }

    /** For a call that took effect as far as its status says, but names nothing to go on with. */
    static EdgesApiException unreadable(String call, String problem) {
        return new EdgesApiException(
                "%s succeeded, but its answer cannot be used: %s".formatted(call, problem),
                null,
                0,
                ApiError.none(),
                RetryDecision.LOOK_FIRST,
                null);
    }

    static String requireUid(String uid) {
        if (!PathSegment.isUid(uid)) {
            throw EdgesApiException.notSent("refused to call Edges with an invalid uid");
        }
        return uid;
    }

    static String requireAction(String action) {
        if (!PathSegment.isAction(action)) {
            throw EdgesApiException.notSent("refused to call Edges with an invalid name of an action");
        }
        return action;
    }
}
