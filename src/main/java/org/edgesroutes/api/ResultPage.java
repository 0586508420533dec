package org.edgesroutes.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A page of inputs or outputs.
 *
 * @param bytes the answer as it came, in UTF-8
 * @param rows the array in it
 * @param next where the next page begins, null after the last one and where it cannot be told
 * @param problem why it cannot be told whether and where there is a next page, as a clause; else null
 */
public record ResultPage(byte[] bytes, JsonNode rows, String next, String problem) {

    static Optional<ResultPage> of(byte[] bytes, JsonNode answer, PageCursor from, String address) {
        return array(answer).map(rows -> {
            PageCursor.Next next = from.next(address, rows.size());
            return new ResultPage(bytes, rows, next.cursor(), next.problem());
        });
    }

    /**
     * The array itself, or the one that an object holds as {@code data} or {@code items}; {@code docs/edges-api.md},
     * "General".
     */
    static Optional<JsonNode> array(JsonNode answer) {
        return Stream.of(answer, answer.path("data"), answer.path("items"))
                .filter(JsonNode::isArray)
                .findFirst();
    }
}
