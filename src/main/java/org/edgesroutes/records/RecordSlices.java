package org.edgesroutes.records;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where in a body its records stand, so that each can be passed on byte for byte as it came. The elements of
 * {@code results} are the records; a value that is not an array is one record, null and nothing are none.
 *
 * @param records in the order of the body
 * @param input the value of {@code input}, null when it is missing or null
 * @param customData the value of {@code custom_data}, null when it is missing or null
 */
public record RecordSlices(List<Slice> records, Slice input, Slice customData) {

    private static final JsonFactory JSON = new JsonFactory();

    /** A piece of a body, in bytes. */
    public record Slice(int offset, int length) {

        /** @return the JSON text that stands there */
        public String text(byte[] body) {
            return new String(body, offset, length, StandardCharsets.UTF_8);
        }

        /** @return a copy of what stands there */
        public byte[] bytes(byte[] body) {
            return Arrays.copyOfRange(body, offset, offset + length);
        }
    }

    /**
     * @param body a callback in UTF-8
     * @throws UncheckedIOException when it is not JSON
     */
    public static List<Slice> of(byte[] body) {
        return in(body).records();
    }

    /**
     * @param body a callback in UTF-8
     * @throws UncheckedIOException when it is not JSON
     */
    public static RecordSlices in(byte[] body) {
        List<Slice> records = List.of();
        Slice input = null;
        Slice customData = null;
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String field = json.currentName();
                    json.nextToken();
                    switch (field) {
                        case "results" -> records = results(json);
                        case "input" -> input = value(json);
                        case "custom_data" -> customData = value(json);
                        default -> json.skipChildren();
                    }
                }
            }
            return new RecordSlices(records, input, customData);
        } catch (IOException failure) {
            throw new UncheckedIOException("the body is not JSON: " + failure.getMessage(), failure);
        }
    }

    private static List<Slice> results(JsonParser json) throws IOException {
        if (!json.isExpectedStartArrayToken()) {
            Slice single = value(json);
            return single == null ? List.of() : List.of(single);
        }
        List<Slice> records = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            records.add(slice(json));
        }
        return records;
    }

    private static Slice value(JsonParser json) throws IOException {
        return json.currentToken() == JsonToken.VALUE_NULL ? null : slice(json);
    }

    private static Slice slice(JsonParser json) throws IOException {
        int start = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        // a text is read only when somebody asks for it, and only then is its end known
        json.finishToken();
        int end = (int) json.currentLocation().getByteOffset();
        return new Slice(start, end - start);
    }
}
