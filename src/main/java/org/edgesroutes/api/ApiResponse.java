package org.edgesroutes.api;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Optional;

/**
 * One answer of Edges, whatever its status.
 *
 * @param bytes the body as it came, never null
 * @param json the body, a missing node for an empty one; empty when the body is not JSON
 * @param retryAfter the header {@code Retry-After}, null where there is none
 * @param nextPage the header {@code X-Pagination-Next}, null where there is none
 */
record ApiResponse(int status, byte[] bytes, Optional<JsonNode> json, String retryAfter, String nextPage) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static ApiResponse of(int status, byte[] bytes, String retryAfter, String nextPage) {
        return new ApiResponse(status, bytes, parse(bytes), retryAfter, nextPage);
    }

    boolean successful() {
        return status / 100 == 2;
    }

    private static Optional<JsonNode> parse(byte[] bytes) {
        try {
            return Optional.of(bytes.length == 0 ? MissingNode.getInstance() : JSON.readTree(bytes));
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }
}
