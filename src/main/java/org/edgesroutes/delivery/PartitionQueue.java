package org.edgesroutes.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What waits in a lane, handed out in its order: one record at a time, or several with different keys. */
final class PartitionQueue {

    private static final RecordTask END = new RecordTask(null, 0, null, null, null);

    private final BlockingQueue<RecordTask> tasks = new LinkedBlockingQueue<>();
    private final int size;
    private final Duration patience;
    private RecordTask next;
    private volatile boolean ended;

    /**
     * @param size the most that are handed out at once
     * @param patience how long the first one waits for more
     */
    PartitionQueue(int size, Duration patience) {
        this.size = size;
        this.patience = patience;
    }

    void put(RecordTask task) {
        tasks.add(task);
    }

    /** Hands nothing out any more. */
    void end() {
        ended = true;
        tasks.clear();
        tasks.add(END);
    }

    /**
     * Waits until there is something; for one thread.
     *
     * @return nothing at the end
     */
    List<RecordTask> take() throws InterruptedException {
        List<RecordTask> taken = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        RecordTask task = next == null ? tasks.take() : next;
        long until = System.nanoTime() + patience.toNanos();
        // a second one with a key comes after the first, not with it
        while (task != null && task != END && keys.add(task.key())) {
            taken.add(task);
            task = taken.size() < size ? tasks.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS) : null;
        }
        next = task;
        return ended ? List.of() : taken;
    }
}
