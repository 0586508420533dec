package org.edgesroutes.completeness;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
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
import org.edgesroutes.records.AnswerArray;
import org.edgesroutes.records.ContentHash;
import org.edgesroutes.records.RecordKeyer;

/** Makes of a page of outputs what a callback with the same records would be, each record byte for byte as it came. */
final class OutputPageBody {

    private final RecordKeyer keyer;

    OutputPageBody(RecordKeyer keyer) {
        this.keyer = keyer;
    }

    ReceivedCallback arrived(Iteration state, ResultPage page) {
        try {
            byte[] body = body(state.uid(), page.bytes());
            JsonNode results = AnswerArray.tree(body).path("results");
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
        body.writeBytes(AnswerArray.of(answer));
        body.write('}');
        return body.toByteArray();
    }
}
