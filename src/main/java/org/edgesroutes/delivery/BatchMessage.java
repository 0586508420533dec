package org.edgesroutes.delivery;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
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
                            task.records().record(task.index(), RecordFormat.MAP), EdgesField.inBatch(workspace, task)))
                    .collect(Collectors.toList());
        }
        String text = batch.stream()
                .map(task -> RecordStamp.stamped(
                        task.records().record(task.index(), RecordFormat.JSON).toString(),
                        EdgesField.inBatch(workspace, task)))
                .collect(Collectors.joining(",", "[", "]"));
        return format == RecordFormat.BYTES ? text.getBytes(StandardCharsets.UTF_8) : text;
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
