package org.edgesroutes.delivery;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.edgesroutes.ledger.deliveries.DeliverableCallback;
import org.edgesroutes.model.EdgesHeaders;
import org.edgesroutes.records.ContentHash;
import org.edgesroutes.settings.Workspace;

/** Several records as one message: a list, in which each has a field {@code _edges} for what else are headers. */
public final class BatchMessage {

    private BatchMessage() {}

    public static void fill(Exchange exchange, Workspace workspace, List<RecordTask> batch, RecordFormat format) {
        exchange.getMessage().setBody(body(workspace, batch, format));
        exchange.getMessage().setHeader(EdgesHeaders.BATCH_SIZE, batch.size());
        exchange.getMessage()
                .setHeader(EdgesHeaders.IDEMPOTENCY_KEY, RecordMessage.idempotencyKey(workspace, id(batch)));
    }

    private static Object body(Workspace workspace, List<RecordTask> batch, RecordFormat format) {
        if (format == RecordFormat.MAP) {
            return batch.stream()
                    .map(task -> RecordStamp.stamped(
                            task.records().record(task.index(), RecordFormat.MAP), stamp(workspace, task)))
                    .collect(Collectors.toList());
        }
        String text = batch.stream()
                .map(task -> RecordStamp.stamped(
                        task.records().record(task.index(), RecordFormat.JSON).toString(), stamp(workspace, task)))
                .collect(Collectors.joining(",", "[", "]"));
        return format == RecordFormat.BYTES ? text.getBytes(StandardCharsets.UTF_8) : text;
    }

    private static Map<String, Object> stamp(Workspace workspace, RecordTask task) {
        DeliverableCallback callback = task.records().callback();
        Map<String, Object> stamp = new LinkedHashMap<>();
        if (workspace.isNamed()) {
            stamp.put("workspace", workspace.name());
        }
        stamp.put("id", task.records().id(task.index()));
        stamp.put("key", task.key());
        stamp.put("change", task.records().change(task.index()));
        stamp.put("action", callback.action());
        stamp.put("run_uid", callback.runUid());
        stamp.put("iteration", callback.iteration());
        stamp.put("received_at", String.valueOf(callback.receivedAt()));
        return stamp;
    }

    /** The same records in the same order have the same one. */
    private static String id(List<RecordTask> batch) {
        List<String> ids =
                batch.stream().map(task -> task.records().id(task.index())).toList();
        return ids.size() == 1
                ? ids.get(0)
                : "batch:" + ContentHash.ofBytes(String.join("\n", ids).getBytes(StandardCharsets.UTF_8));
    }
}
