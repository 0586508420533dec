package org.edgesroutes.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.edgesroutes.ledger.deliveries.Checkpoint;
import org.edgesroutes.ledger.deliveries.Checkpoint.Death;
import org.edgesroutes.ledger.deliveries.Checkpoint.Waiting;
import org.edgesroutes.resilience.OutageLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects the outcomes of the partitions and writes them as checkpoints, one at a time and at most every
 * {@value #PACE_MILLIS} ms: a checkpoint for each record would leave the disk no time for callbacks.
 */
final class CheckpointBuffer {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointBuffer.class);

    static final long PACE_MILLIS = 20;

    private final OutageLog saving = new OutageLog(LOG, "the saving of delivery progress");
    private final Function<Checkpoint, CompletableFuture<Boolean>> ledger;
    private final InFlightWindow window;
    private final Runnable wake;

    private Map<Long, CallbackProgress> moved = new LinkedHashMap<>();
    private List<Waiting> waiting = new ArrayList<>();
    private List<Waiting> settled = new ArrayList<>();
    private List<Death> deaths = new ArrayList<>();
    private List<Waiting> ended = new ArrayList<>();
    private Checkpoint inFlight;
    private List<Waiting> endedInFlight = List.of();
    private long begun = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(PACE_MILLIS);
    private boolean failing;
    private volatile boolean lost;

    /** @param wake called, on any thread, when {@link #look} has something to do */
    CheckpointBuffer(Function<Checkpoint, CompletableFuture<Boolean>> ledger, InFlightWindow window, Runnable wake) {
        this.ledger = ledger;
        this.window = window;
        this.wake = wake;
    }

    /** @return whether another node has the downstream now */
    boolean lost() {
        return lost;
    }

    /** A record was delivered. */
    synchronized void delivered(RecordTask task) {
        signalFirst();
        close(task);
    }

    /** A record will be tried (again) later. */
    synchronized void postponed(RecordTask task, Waiting row) {
        signalFirst();
        waiting.add(row);
        if (task.isFirst()) {
            move(task.progress(), task.index());
        } else {
            ended.add(task.earlier());
        }
    }

    /** A record was tried often enough. */
    synchronized void died(RecordTask task, Death death) {
        signalFirst();
        deaths.add(death);
        close(task);
    }

    /** Records that are not to be delivered at all. */
    synchronized void skipped(CallbackProgress progress, List<Integer> indexes) {
        signalFirst();
        indexes.forEach(progress::settle);
        moved.put(progress.callbackId(), progress);
    }

    private void signalFirst() {
        if (isEmpty()) {
            wake.run();
        }
    }

    private void close(RecordTask task) {
        if (task.isFirst()) {
            move(task.progress(), task.index());
        } else {
            settled.add(task.earlier());
            ended.add(task.earlier());
        }
    }

    private void move(CallbackProgress progress, int index) {
        progress.settle(index);
        moved.put(progress.callbackId(), progress);
    }

    /** Writes what there is, unless a checkpoint is under way: then it goes into the next. */
    private void write() {
        if (inFlight != null || lost || isEmpty()) {
            return;
        }
        begun = System.nanoTime();
        inFlight = new Checkpoint(
                moved.values().stream().map(CallbackProgress::snapshot).toList(), waiting, settled, deaths);
        endedInFlight = ended;
        ended = new ArrayList<>();
        moved = new LinkedHashMap<>();
        waiting = new ArrayList<>();
        settled = new ArrayList<>();
        deaths = new ArrayList<>();
        submit();
    }

    private void submit() {
        ledger.apply(inFlight).whenComplete(this::answered);
    }

    private boolean isEmpty() {
        return moved.isEmpty() && waiting.isEmpty() && settled.isEmpty() && deaths.isEmpty();
    }

    private synchronized void answered(Boolean ours, Throwable failure) {
        if (failure != null) {
            failing = true;
            saving.failed(failure);
        } else {
            saving.passed();
            lost |= !ours;
            // a row that was only just written may be on its way again already: that one is not over
            window.forget(inFlight, endedInFlight);
            inFlight = null;
            notifyAll();
        }
        wake.run();
    }

    /**
     * Writes the next checkpoint when it is time; after a failure of the ledger the same one again.
     *
     * @return milliseconds until there may be something to do without being woken
     */
    synchronized long look(long otherwise) {
        if (failing) {
            failing = false;
            submit();
            return otherwise;
        }
        if (inFlight != null || isEmpty()) {
            return otherwise;
        }
        long left = PACE_MILLIS - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        if (left > 0) {
            return left;
        }
        write();
        return otherwise;
    }

    /** Waits until everything is durable, or the time is over, or the ledger fails. */
    synchronized void flush(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        write();
        while ((inFlight != null || !isEmpty()) && !failing && !lost) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
            write();
        }
    }
}
