package org.edgesroutes.delivery;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.edgesroutes.ledger.deliveries.Checkpoint;
import org.edgesroutes.ledger.deliveries.Checkpoint.Waiting;

/** The bounded set of callbacks and retries that one downstream holds in memory. */
final class InFlightWindow {

    private static final int CALLBACKS = 64;
    private static final int RETRIES = 64;
    private static final long BYTES = 16L << 20;

    record RecordId(long callbackId, int index) {

        static RecordId of(Waiting retry) {
            return new RecordId(retry.callbackId(), retry.recordIndex());
        }

        static RecordId of(RecordTask task) {
            return new RecordId(task.callbackId(), task.index());
        }
    }

    private final Map<Long, CallbackProgress> callbacks = new ConcurrentHashMap<>();
    private final Set<RecordId> retries = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytes = new AtomicLong();

    /** @return none until half of it is free, so that the ledger is read for many at once */
    int room() {
        int room = CALLBACKS - callbacks.size();
        return bytes.get() < BYTES / 2 && room >= CALLBACKS / 2 ? room : 0;
    }

    long bytesLeft() {
        return BYTES - bytes.get();
    }

    /** A copy: what is settled while the ledger is read must still be known afterwards. */
    Set<Long> callbacks() {
        return Set.copyOf(callbacks.keySet());
    }

    void add(CallbackProgress progress) {
        callbacks.put(progress.callbackId(), progress);
        bytes.addAndGet(progress.bytes());
    }

    int roomForRetries() {
        return RETRIES - retries.size();
    }

    /** A copy, as that of the callbacks. */
    Set<RecordId> retries() {
        return Set.copyOf(retries);
    }

    void add(Waiting retry) {
        retries.add(RecordId.of(retry));
    }

    /** Whether nothing else can be tried: no callback is open and no other record is due. */
    boolean holdsOnly(RecordTask retry) {
        return callbacks.isEmpty() && Set.of(RecordId.of(retry)).containsAll(retries);
    }

    /**
     * Forgets what a checkpoint made durable.
     *
     * @param ended the rows whose try is over with this checkpoint
     */
    void forget(Checkpoint written, List<Waiting> ended) {
        for (Checkpoint.Progress progress : written.progress()) {
            if (progress.done()) {
                CallbackProgress gone = callbacks.remove(progress.callbackId());
                if (gone != null) {
                    bytes.addAndGet(-gone.bytes());
                }
            }
        }
        ended.forEach(retry -> retries.remove(RecordId.of(retry)));
    }
}
