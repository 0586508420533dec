package org.edgesroutes.completeness;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.edgesroutes.api.ResultPage;
import org.edgesroutes.ledger.callbacks.ReceivedCallback;
import org.edgesroutes.ledger.callbacks.ReceivedCallback.Keying;
import org.edgesroutes.ledger.callbacks.ReceivedCallback.Origin;
import org.edgesroutes.ledger.iterations.CompletenessRepository;
import org.edgesroutes.model.Iteration;
import org.edgesroutes.records.ContentHash;
import org.edgesroutes.records.RecordKeyer;

/** Makes of a page of outputs what a callback with the same records would be, each record byte for byte as it came. */
final class OutputPageBody {

    /** Reads numbers as callbacks are read, or the same record would differ from itself. */
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final RecordKeyer keyer;

    OutputPageBody(RecordKeyer keyer) {
        this.keyer = keyer;
    }

    ReceivedCallback arrived(Iteration state, ResultPage page) {
        try {
            byte[] body = body(state.uid(), page.bytes());
            JsonNode results = JSON.readTree(body).path("results");
            Optional<Keying> keying = Optional.ofNullable(state.run().action())
                    .map(action -> new Keying(action, keyer.keyed(action, results)));
            return new ReceivedCallback(
                    CompletenessRepository.reference(state, ContentHash.ofBytes(body)),
                    Origin.OUTPUTS,
                    state.uid(),
                    null,
                    state.run().status(),
                    results.size(),
                    results.isEmpty() ? Optional.empty() : keying,
                    "",
                    body);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("a page of outputs was readable when it came", unreadable);
        }
    }

    private static byte[] body(String runUid, byte[] answer) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(answer.length + 100);
        StringBuilder head = new StringBuilder("{\"run\":{\"run_uid\":\"");
        JsonStringEncoder.getInstance().quoteAsString(runUid, head);
        body.writeBytes(head.append("\"},\"results\":").toString().getBytes(StandardCharsets.UTF_8));
        try (JsonParser json = JSON.createParser(answer)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.FIELD_NAME && json.nextToken() != JsonToken.START_ARRAY) {
                    json.skipChildren();
                }
            }
            int start = (int) json.currentTokenLocation().getByteOffset();
            json.skipChildren();
            body.write(answer, start, (int) json.currentLocation().getByteOffset() - start);
        }
        body.write('}');
        return body.toByteArray();
    }
}
