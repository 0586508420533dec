package org.edgesroutes.launches;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.edgesroutes.ledger.callbacks.Acceptance;
import org.edgesroutes.ledger.callbacks.ReceivedCallback;
import org.edgesroutes.ledger.callbacks.ReceivedCallback.Keying;
import org.edgesroutes.ledger.callbacks.ReceivedCallback.Origin;
import org.edgesroutes.ledger.launches.LiveRecordRepository;
import org.edgesroutes.model.LaunchRequest;
import org.edgesroutes.records.AnswerArray;
import org.edgesroutes.records.ContentHash;
import org.edgesroutes.records.RecordKeyer;

/**
 * Takes the records of a live run into the ledger on the path of a callback: keyed, compared with what earlier live runs
 * brought, delivered to every downstream. The same page under the same key is stored once.
 */
final class LiveRecords {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CUSTOM = "custom_data";

    private final LiveRecordRepository ledger;
    private final RecordKeyer keyer;

    LiveRecords(LiveRecordRepository ledger, RecordKeyer keyer) {
        this.ledger = ledger;
        this.keyer = keyer;
    }

    /**
     * Stores one page; it is durable when this returns.
     *
     * @param page from 1
     * @param array of records
     */
    void store(String key, int page, LaunchRequest request, byte[] array) {
        try {
            ReceivedCallback arrived = arrived("live:%s:%d".formatted(key, page), request, array);
            if (ledger.store(request.action(), arrived) == Acceptance.DIFFERENT) {
                ledger.store(request.action(), arrived.under("sha256:" + ContentHash.ofBytes(arrived.body())));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("a page of records was readable when it came", unreadable);
        }
    }

    private ReceivedCallback arrived(String ref, LaunchRequest request, byte[] array) throws IOException {
        ObjectNode input = LaunchJson.tree(request.inputs().get(0)).deepCopy();
        JsonNode custom = input.remove(CUSTOM);
        JsonNode results = AnswerArray.tree(array);
        String run = LiveRecordRepository.runUid(request.action());
        Optional<Keying> keying = results.isEmpty()
                ? Optional.empty()
                : Optional.of(new Keying(request.action(), keyer.keyed(request.action(), results)));
        return new ReceivedCallback(
                ref,
                Origin.CALLBACK,
                run,
                null,
                null,
                results.size(),
                keying,
                input.isEmpty() ? "" : ContentHash.of(input),
                body(ref, run, input, custom, array));
    }

    private static byte[] body(String ref, String run, ObjectNode input, JsonNode custom, byte[] array) {
        ObjectNode head = JSON.createObjectNode().put("callback_ref_uid", ref);
        head.putObject("run").put("run_uid", run);
        head.set("input", input);
        head.set(CUSTOM, custom);
        String text = head.toString();
        ByteArrayOutputStream body = new ByteArrayOutputStream(text.length() + array.length + 12);
        body.writeBytes((text.substring(0, text.length() - 1) + ",\"results\":").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(array);
        body.write('}');
        return body.toByteArray();
    }
}
