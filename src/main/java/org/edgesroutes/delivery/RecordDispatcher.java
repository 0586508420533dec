package org.edgesroutes.delivery;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.edgesroutes.ledger.deliveries.Checkpoint.Death;
import org.edgesroutes.ledger.deliveries.Checkpoint.Waiting;
import org.edgesroutes.ledger.deliveries.DeliverableCallback;
import org.edgesroutes.ledger.deliveries.DeliveryRepository;
import org.edgesroutes.ledger.deliveries.OpenDelivery;

/** Reads open deliveries and due retries, and puts each record into the partition of its key. */
final class RecordDispatcher {

    private final DeliveryContext deliveries;
    private final DownstreamOptions options;
    private final InFlightWindow window;
    private final CheckpointBuffer checkpoints;
    private final Function<String, PartitionWorker> partitions;

    RecordDispatcher(
            DeliveryContext deliveries,
            DownstreamOptions options,
            InFlightWindow window,
            CheckpointBuffer checkpoints,
            Function<String, PartitionWorker> partitions) {
        this.deliveries = deliveries;
        this.options = options;
        this.window = window;
        this.checkpoints = checkpoints;
        this.partitions = partitions;
    }

    /** @return whether there was anything */
    boolean dispatch() {
        return dispatchRetries() | dispatchOpen();
    }

    private boolean dispatchOpen() {
        int room = window.room();
        if (room <= 0) {
            return false;
        }
        Set<Long> inWork = window.callbacks();
        DeliveryRepository.Open open = deliveries
                .ledger()
                .open(
                        options.downstream(),
                        options.filter()::wantsCallback,
                        inWork::contains,
                        room + inWork.size(),
                        window.bytesLeft());
        for (long unwanted : open.unwanted()) {
            CallbackProgress none = new CallbackProgress(unwanted, 0, 0);
            window.add(none);
            checkpoints.skipped(none, List.of());
        }
        open.deliveries().forEach(this::dispatch);
        return !open.deliveries().isEmpty() || !open.unwanted().isEmpty();
    }

    private void dispatch(OpenDelivery delivery) {
        DeliverableCallback callback = delivery.callback();
        CallbackRecords records;
        try {
            records = CallbackRecords.of(callback);
        } catch (UncheckedIOException unreadable) {
            bury(callback, unreadable);
            return;
        }
        CallbackProgress progress = new CallbackProgress(callback.id(), records.count(), callback.body().length);
        progress.resume(delivery.nextIndex(), delivery.ahead());
        List<Integer> skipped = new ArrayList<>();
        List<RecordTask> tasks = new ArrayList<>();
        for (int index = delivery.nextIndex(); index < records.count(); index++) {
            if (progress.isSettled(index)) {
                continue;
            }
            if (options.filter().wantsChange(records.change(index))) {
                tasks.add(new RecordTask(records, index, records.key(index), progress, null));
            } else {
                skipped.add(index);
            }
        }
        window.add(progress);
        if (!skipped.isEmpty() || tasks.isEmpty()) {
            checkpoints.skipped(progress, skipped);
        }
        tasks.forEach(task -> partitions.apply(task.key()).put(task));
    }

    /** A callback that cannot be parsed now never can: it is one dead letter. */
    private void bury(DeliverableCallback callback, UncheckedIOException unreadable) {
        CallbackProgress progress = new CallbackProgress(callback.id(), 1, 0);
        window.add(progress);
        checkpoints.died(new RecordTask(null, 0, null, progress, null), death(callback.id(), 0, 1, unreadable));
    }

    private Death death(long callbackId, int index, int attempts, UncheckedIOException unreadable) {
        return new Death(callbackId, index, attempts, deliveries.clock().instant(), FailureMessage.of(unreadable));
    }

    private boolean dispatchRetries() {
        int room = window.roomForRetries();
        if (room <= 0) {
            return false;
        }
        Set<InFlightWindow.RecordId> inWork = window.retries();
        List<Waiting> due = deliveries.retries().due(options.downstream(), room + inWork.size());
        DeliverableCallback callback = null;
        CallbackRecords records = null;
        boolean any = false;
        for (Waiting retry : due) {
            if (inWork.contains(InFlightWindow.RecordId.of(retry))) {
                continue;
            }
            any = true;
            window.add(retry);
            try {
                if (callback == null || callback.id() != retry.callbackId()) {
                    callback = deliveries.ledger().callback(retry.callbackId()).orElseThrow();
                    records = CallbackRecords.of(callback);
                }
                partitions
                        .apply(retry.recordKey())
                        .put(new RecordTask(records, retry.recordIndex(), retry.recordKey(), null, retry));
            } catch (UncheckedIOException unreadable) {
                callback = null;
                checkpoints.died(
                        new RecordTask(null, retry.recordIndex(), retry.recordKey(), null, retry),
                        death(retry.callbackId(), retry.recordIndex(), retry.attempts() + 1, unreadable));
            }
        }
        return any;
    }
}
