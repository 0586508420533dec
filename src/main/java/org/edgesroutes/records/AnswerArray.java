package org.edgesroutes.records;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The array of records in an answer of Edges, each record byte for byte as it came. */
public final class AnswerArray {

    /** Reads numbers as callbacks are read, or the same record would differ from itself. */
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private AnswerArray() {}

    /** @param answer the array itself, or an object that holds it */
    public static byte[] of(byte[] answer) throws IOException {
        try (JsonParser json = JSON.createParser(answer)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.FIELD_NAME && json.nextToken() != JsonToken.START_ARRAY) {
                    json.skipChildren();
                }
            }
            int start = (int) json.currentTokenLocation().getByteOffset();
            json.skipChildren();
            return Arrays.copyOfRange(
                    answer, start, (int) json.currentLocation().getByteOffset());
        }
    }

    /** Reads records as they are keyed. */
    public static JsonNode tree(byte[] json) throws IOException {
        return JSON.readTree(json);
    }

    /** Reads records as maps and other plain values, each of which is written as it was read. */
    public static List<?> values(byte[] array) throws IOException {
        try (JsonParser json = JSON.createParser(array)) {
            json.nextToken();
            return (List<?>) JsonValues.read(json);
        }
    }
}
