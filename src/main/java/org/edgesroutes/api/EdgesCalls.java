package org.edgesroutes.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.BooleanSupplier;

/** The calls of {@link EdgesApi} and its siblings on one client, by path below {@code edges.api.url}. */
record EdgesCalls(ApiClient client) {

    ApiResponse get(String path, String query) {
        return client.call(ApiRequest.get(client.url().resolve(path, query)));
    }

    JsonNode json(String path, String query) {
        return json(get(path, query));
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
        if (!isUid(uid)) {
            throw EdgesApiException.notSent("refused to call Edges with an invalid uid");
        }
        return uid;
    }

    /** A uid may come from a callback of any sender, and becomes part of a path. */
    static boolean isUid(String uid) {
        return uid != null && uid.matches("[A-Za-z0-9_-]{1,100}");
    }

    /** The name of an action becomes part of a path and of a query. */
    static String requireAction(String action) {
        if (action == null || !action.matches("[A-Za-z0-9_-]{1,200}")) {
            throw EdgesApiException.notSent("refused to call Edges with an invalid name of an action");
        }
        return action;
    }
}
