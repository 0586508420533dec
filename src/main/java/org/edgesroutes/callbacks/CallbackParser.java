package org.edgesroutes.callbacks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.edgesroutes.records.SafeText;

/**
 * Parser of posted bodies. It is strict about the text (UTF-8, JSON, depth) and lenient about the content: of all the
 * fields of a callback only {@code run.run_uid} has to be there ({@code docs/edges-api.md}, "Callback body").
 */
final class CallbackParser {

    private static final int LONGEST_UID = 200;
    private static final Set<String> READ_FIELDS = Set.of("run", "input");

    private final ObjectReader reader;
    private final int maxDepth;
    private final boolean strict;

    private CallbackParser(int maxDepth, boolean strict) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(maxDepth)
                        .maxStringLength(Integer.MAX_VALUE)
                        .build())
                .build();
        this.reader = JsonMapper.builder(factory)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build()
                .readerFor(JsonNode.class);
        this.maxDepth = maxDepth;
        this.strict = strict;
    }

    /** For what a sender posts. */
    static CallbackParser ofRequests(int maxDepth) {
        return new CallbackParser(maxDepth, true);
    }

    /** For bodies in the ledger: what was accepted under other rules or settings is readable for ever. */
    static CallbackParser ofStoredBodies() {
        return new CallbackParser(Integer.MAX_VALUE, false);
    }

    /** @throws UnreadableBody with a sentence for the sender */
    ParsedBody parse(byte[] body) throws UnreadableBody {
        requireUtf8(body);
        JsonNode json = json(body);
        JsonNode run = json.path("run");
        if (run.isObject()) {
            return callback(json, run);
        }
        if (json.path("event_type").isTextual()) {
            return new ParsedBody.WorkspaceEvent(
                    json.path("event_type").asText(), json.path("event").asText(""));
        }
        return new ParsedBody.Unknown("this is neither a callback (run.run_uid is missing) nor a workspace event"
                + " (event_type is missing)");
    }

    private static ParsedBody callback(JsonNode json, JsonNode run) {
        String runUid = text(run, "run_uid");
        if (runUid == null || runUid.length() > LONGEST_UID) {
            return new ParsedBody.Unknown(
                    "run.run_uid has to be a text of 1 to %d printable characters".formatted(LONGEST_UID));
        }
        JsonNode results = json.path("results");
        return new ParsedBody.RunCallback(
                uid(json, "callback_ref_uid"),
                runUid,
                uid(run, "scheduled_run_uid"),
                text(run, "batch_uid"),
                text(run, "status"),
                json.path("input"),
                results.isArray()
                        ? results
                        : results.isMissingNode() || results.isNull() ? List.of() : List.of(results));
    }

    /** @return null as for a text, and when it is too long */
    private static String uid(JsonNode node, String field) {
        String uid = text(node, field);
        return uid == null || uid.length() > LONGEST_UID ? null : uid;
    }

    /** @return null when the field is missing, null, blank, no single value, or no plain text */
    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        String text = value.isValueNode() && !value.isNull() ? value.asText() : "";
        return text.isBlank() || !SafeText.is(text) ? null : text;
    }

    private JsonNode json(byte[] body) throws UnreadableBody {
        try (JsonParser json = reader.createParser(body)) {
            if (json.nextToken() == null) {
                throw new UnreadableBody("the body is empty");
            }
            JsonNode whole = json.isExpectedStartObjectToken() ? object(json) : reader.readTree(json);
            if (json.nextToken() != null) {
                throw new UnreadableBody("the body is more than one JSON value");
            }
            return whole;
        } catch (JsonProcessingException failure) {
            throw new UnreadableBody("the body is not JSON of at most %d levels: line %d, column %d"
                    .formatted(
                            maxDepth,
                            failure.getLocation() == null
                                    ? 1
                                    : failure.getLocation().getLineNr(),
                            failure.getLocation() == null
                                    ? 1
                                    : failure.getLocation().getColumnNr()));
        } catch (NumberFormatException failure) {
            throw new UnreadableBody("the body is not readable: the exponent of a number is beyond all measure");
        } catch (IOException impossible) {
            throw new UnreadableBody("the body cannot be read");
        }
    }

    /**
     * Refuses a field that is there twice wherever the bundle reads one: at the top, in {@code run} and in {@code
     * input}. One reader takes the first value and another one the last, so that a callback would be filed under
     * another run than the sender means. Records are passed on and not taken apart.
     */
    private JsonNode object(JsonParser json) throws IOException, UnreadableBody {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            json.nextToken();
            boolean twice = object.replace(field, value(field, json)) != null;
            if (twice && strict) {
                throw ambiguous("one of its fields");
            }
        }
        return object;
    }

    private JsonNode value(String field, JsonParser json) throws IOException, UnreadableBody {
        if (!strict || !READ_FIELDS.contains(field)) {
            return reader.readTree(json);
        }
        try {
            return reader.with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .readTree(json);
        } catch (MismatchedInputException duplicate) {
            throw ambiguous("a field in " + field);
        }
    }

    private static UnreadableBody ambiguous(String what) {
        return new UnreadableBody("the body is ambiguous: %s is there twice".formatted(what));
    }

    /** Jackson looks the other way where it skips text, and would take UTF-16 for JSON. */
    private static void requireUtf8(byte[] body) throws UnreadableBody {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(body);
        CharBuffer out = CharBuffer.allocate(8192);
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, true);
        } while (result.isOverflow());
        if (result.isError() || (body.length > 1 && (body[0] == 0 || body[1] == 0))) {
            throw new UnreadableBody("the body is not UTF-8 at byte " + in.position());
        }
    }

    /** The body is no text that could be kept. */
    static final class UnreadableBody extends Exception {

        private static final long serialVersionUID = 1L;

        UnreadableBody(String message) {
            super(message);
        }
    }
}
