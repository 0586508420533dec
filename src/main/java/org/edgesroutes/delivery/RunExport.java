package org.edgesroutes.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.LongConsumer;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.deliveries.DeliverableCallback;
import org.edgesroutes.ledger.deliveries.DeliveryRepository;
import org.edgesroutes.ledger.runs.RunQueries;
import org.edgesroutes.records.RecordSlices;
import org.edgesroutes.records.RecordSlices.Slice;
import org.edgesroutes.settings.Workspace;

/** Export of every record of a run as it came, in the lines that {@code edgesStamp} writes to files. */
public final class RunExport {

    private final Workspace workspace;
    private final Ledger ledger;

    public RunExport(Workspace workspace, Ledger ledger) {
        this.workspace = workspace;
        this.ledger = ledger;
    }

    /**
     * Writes the records in the order in which they came, repeated ones too.
     *
     * @param written told how many there were so far, after each callback
     * @return how many there were
     */
    public long write(String runUid, OutputStream out, LongConsumer written) {
        DeliveryRepository callbacks = new DeliveryRepository(ledger);
        long count = 0;
        for (long id : new RunQueries(ledger).callbackIds(runUid)) {
            DeliverableCallback callback = callbacks.callback(id).orElse(null);
            count += callback == null ? 0 : write(callback, out);
            written.accept(count);
        }
        return count;
    }

    private int write(DeliverableCallback callback, OutputStream out) {
        try {
            // a callback that waits for the action of its run has records, but no keys and no changes yet
            CallbackRecords keyed = callback.recordStates() == null ? null : CallbackRecords.of(callback);
            List<Slice> records = RecordSlices.of(callback.body());
            for (int i = 0; i < records.size(); i++) {
                out.write(RecordStamp.line(
                        records.get(i).text(callback.body()), EdgesField.inExport(workspace, callback, keyed, i)));
            }
            return records.size();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
