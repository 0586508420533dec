package org.edgesroutes.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.edgesroutes.ledger.deliveries.DeliverableCallback;
import org.edgesroutes.model.EdgesHeaders;
import org.edgesroutes.settings.Workspace;

/** The field {@code _edges} of a record that leaves with its origin: its names and their order are public. */
final class EdgesField {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private EdgesField(Object workspace, Object id, Object key, Object change) {
        if (workspace != null) {
            fields.put("workspace", workspace);
        }
        fields.put("id", id);
        fields.put("key", key);
        fields.put("change", change);
    }

    private Map<String, Object> of(Object runUid, Object iteration, Object receivedAt) {
        fields.put("run_uid", runUid);
        fields.put("iteration", iteration);
        fields.put("received_at", receivedAt == null ? null : receivedAt.toString());
        return fields;
    }

    /** Returns the field of the record in an exchange, from its headers. */
    static Map<String, Object> in(Exchange exchange) {
        Message message = exchange.getMessage();
        return new EdgesField(
                        message.getHeader(EdgesHeaders.WORKSPACE),
                        message.getHeader(EdgesHeaders.RECORD_ID),
                        message.getHeader(EdgesHeaders.RECORD_KEY),
                        message.getHeader(EdgesHeaders.CHANGE))
                .of(
                        message.getHeader(EdgesHeaders.RUN_UID),
                        message.getHeader(EdgesHeaders.ITERATION),
                        exchange.getVariable(EdgesHeaders.RECEIVED_AT));
    }

    /** Returns the field of a record in a batch, which also has its action. */
    static Map<String, Object> inBatch(Workspace workspace, RecordTask task) {
        DeliverableCallback callback = task.records().callback();
        EdgesField field = new EdgesField(
                name(workspace),
                task.records().id(task.index()),
                task.key(),
                task.records().change(task.index()));
        field.fields.put("action", callback.action());
        return field.of(callback.runUid(), callback.iteration(), callback.receivedAt());
    }

    /**
     * Returns the field of a record in an export.
     *
     * @param keyed null while the action of the run is not known
     */
    static Map<String, Object> inExport(
            Workspace workspace, DeliverableCallback callback, CallbackRecords keyed, int index) {
        return new EdgesField(
                        name(workspace),
                        callback.refUid() + ":" + index,
                        keyed == null ? null : keyed.key(index),
                        keyed == null ? null : keyed.change(index))
                .of(callback.runUid(), callback.iteration(), callback.receivedAt());
    }

    private static String name(Workspace workspace) {
        return workspace.isNamed() ? workspace.name() : null;
    }
}
