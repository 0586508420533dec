package org.edgesroutes.delivery;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.edgesroutes.ledger.deliveries.DeliverableCallback;
import org.edgesroutes.records.JsonValues;
import org.edgesroutes.records.RecordSlices;
import org.edgesroutes.records.RecordSlices.Slice;

/** A callback taken apart: its records as they stand in the body, each with its key and what it changes. */
final class CallbackRecords {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CHANGE = 0;
    private static final int KEY = 1;

    private final DeliverableCallback callback;
    private final RecordSlices slices;
    private final JsonNode states;

    private CallbackRecords(DeliverableCallback callback, RecordSlices slices, JsonNode states) {
        this.callback = callback;
        this.slices = slices;
        this.states = states;
    }

    /** @throws UncheckedIOException when it cannot be taken apart */
    static CallbackRecords of(DeliverableCallback callback) {
        try {
            return new CallbackRecords(
                    callback, RecordSlices.in(callback.body()), JSON.readTree(callback.recordStates()));
        } catch (IOException failure) {
            throw new UncheckedIOException("the record states are not JSON: " + failure.getMessage(), failure);
        }
    }

    DeliverableCallback callback() {
        return callback;
    }

    int count() {
        return slices.records().size();
    }

    String id(int index) {
        return callback.refUid() + ":" + index;
    }

    String change(int index) {
        return states.path(index).path(CHANGE).asText("created");
    }

    String key(int index) {
        return states.path(index).path(KEY).asText(id(index));
    }

    Object record(int index, RecordFormat format) {
        Slice slice = slices.records().get(index);
        return format == RecordFormat.BYTES ? slice.bytes(callback.body()) : value(slice, format);
    }

    /** @return a map or text; null when the callback has none */
    Object input(RecordFormat format) {
        return value(slices.input(), format);
    }

    /** @return a map or text; null when the callback has none */
    Object customData(RecordFormat format) {
        return value(slices.customData(), format);
    }

    private Object value(Slice slice, RecordFormat format) {
        if (slice == null) {
            return null;
        }
        if (format != RecordFormat.MAP) {
            return slice.text(callback.body());
        }
        try (JsonParser json = JSON.createParser(callback.body(), slice.offset(), slice.length())) {
            json.nextToken();
            return JsonValues.read(json);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
