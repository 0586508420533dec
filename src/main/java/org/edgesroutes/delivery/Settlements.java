package org.edgesroutes.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.edgesroutes.ledger.Checkpoint;
import org.edgesroutes.ledger.Checkpoint.Death;
import org.edgesroutes.ledger.Checkpoint.Waiting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers what the lanes got done and writes it down, one checkpoint after the other: what is settled while one is
 * being written goes into the next. A record is settled by delivery, or by a row that says what became of it.
 */
final class Settlements {

    private static final Logger LOG = LoggerFactory.getLogger(Settlements.class);

    private final Function<Checkpoint, CompletableFuture<Boolean>> ledger;
    private final Window window;
    private final Runnable written;

    private Map<Long, Progress> moved = new LinkedHashMap<>();
    private List<Waiting> waiting = new ArrayList<>();
    private List<Waiting> settled = new ArrayList<>();
    private List<Death> deaths = new ArrayList<>();
    private Checkpoint inFlight;
    private boolean failing;
    private boolean warned;
    private volatile boolean lost;

    /** @param written called after each checkpoint, on the thread of the ledger */
    Settlements(Function<Checkpoint, CompletableFuture<Boolean>> ledger, Window window, Runnable written) {
        this.ledger = ledger;
        this.window = window;
        this.written = written;
    }

    /** @return whether another node has the downstream now */
    boolean lost() {
        return lost;
    }

    /** A record was delivered. */
    synchronized void delivered(Task task) {
        close(task);
        write();
    }

    /** A record will be tried (again) later. */
    synchronized void postponed(Task task, Waiting row) {
        waiting.add(row);
        if (task.isFirst()) {
            move(task.progress(), task.index());
        }
        write();
    }

    /** A record was tried often enough. */
    synchronized void died(Task task, Death death) {
        deaths.add(death);
        close(task);
        write();
    }

    /** Records that are not to be delivered at all. */
    synchronized void skipped(Progress progress, List<Integer> indexes) {
        indexes.forEach(progress::settle);
        moved.put(progress.callbackId(), progress);
        write();
    }

    private void close(Task task) {
        if (task.isFirst()) {
            move(task.progress(), task.index());
        } else {
            settled.add(task.earlier());
        }
    }

    private void move(Progress progress, int index) {
        progress.settle(index);
        moved.put(progress.callbackId(), progress);
    }

    /** Writes what there is, unless a checkpoint is under way: then that one's end does. */
    synchronized void write() {
        if (inFlight != null || lost || isEmpty()) {
            return;
        }
        inFlight =
                new Checkpoint(moved.values().stream().map(Progress::snapshot).toList(), waiting, settled, deaths);
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
            if (!warned) {
                LOG.warn("what was delivered cannot be written down yet: {}", failure.getMessage());
                warned = true;
            }
        } else {
            warned = false;
            lost |= !ours;
            window.forget(inFlight);
            inFlight = null;
            notifyAll();
            write();
        }
        written.run();
    }

    /** After a failure of the ledger the same checkpoint is written again, not at once but here. */
    synchronized void look() {
        if (failing) {
            failing = false;
            submit();
        }
    }

    /** Waits until everything is durable, or the time is over, or the ledger fails. */
    synchronized void flush(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        write();
        while (inFlight != null && !failing) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }
}
