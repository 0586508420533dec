package org.edgesroutes.delivery;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.edgesroutes.ledger.deliveries.DeliverableCallback;
import org.edgesroutes.model.EdgesHeaders;
import org.edgesroutes.records.HeaderText;
import org.edgesroutes.settings.Workspace;

/** One record as a message. */
public final class RecordMessage {

    private RecordMessage() {}

    public static void fill(
            Exchange exchange, Workspace workspace, CallbackRecords records, int index, RecordFormat format) {
        DeliverableCallback callback = records.callback();
        Message message = exchange.getMessage();
        message.setBody(records.record(index, format));
        message.setHeader(EdgesHeaders.RECORD_ID, records.id(index));
        message.setHeader(EdgesHeaders.IDEMPOTENCY_KEY, idempotencyKey(workspace, records.id(index)));
        message.setHeader(EdgesHeaders.RECORD_KEY, records.key(index));
        message.setHeader(EdgesHeaders.CHANGE, records.change(index));
        message.setHeader(EdgesHeaders.CALLBACK_REF_UID, callback.refUid());
        message.setHeader(EdgesHeaders.RECORD_INDEX, index);
        optional(message, EdgesHeaders.ACTION, callback.action());
        optional(message, EdgesHeaders.RUN_UID, callback.runUid());
        optional(message, EdgesHeaders.ITERATION, callback.iteration());
        exchange.setVariable(EdgesHeaders.INPUT, records.input(format));
        exchange.setVariable(EdgesHeaders.CUSTOM_DATA, records.customData(format));
        exchange.setVariable(EdgesHeaders.RECEIVED_AT, callback.receivedAt());
    }

    /** Ids are unique within a workspace; a target may see those of several. */
    static String idempotencyKey(Workspace workspace, String id) {
        return HeaderText.of(workspace.isNamed() ? workspace.name() + ":" + id : id);
    }

    private static void optional(Message message, String header, Object value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }
}
