package org.edgesroutes.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The records that wait in a partition, handed out in their order: one at a time, or several with different keys. While
 * there is doubt about the target, a key is taken at random: faulty records often come together.
 */
final class PartitionQueue {

    private final List<RecordTask> tasks = new LinkedList<>();
    private final int size;
    private final Duration patience;
    private final BooleanSupplier doubt;
    private boolean ended;

    /**
     * @param size the most that are handed out at once
     * @param patience how long the first one waits for more
     */
    PartitionQueue(int size, Duration patience, BooleanSupplier doubt) {
        this.size = size;
        this.patience = patience;
        this.doubt = doubt;
    }

    synchronized void put(RecordTask task) {
        if (!ended) {
            tasks.add(task);
            notifyAll();
        }
    }

    /** Hands nothing out any more. */
    synchronized void end() {
        ended = true;
        tasks.clear();
        notifyAll();
    }

    /**
     * Waits until there is something; for one thread.
     *
     * @return nothing at the end
     */
    synchronized List<RecordTask> take() throws InterruptedException {
        while (tasks.isEmpty() && !ended) {
            wait();
        }
        List<RecordTask> taken = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        long until = System.nanoTime() + patience.toNanos();
        while (!ended && taken.size() < size && (taken.isEmpty() || isFilledBy(until))) {
            int index = taken.isEmpty() && doubt.getAsBoolean() ? random() : 0;
            // a second record with a key comes after the first, not with it
            if (ended || !keys.add(tasks.get(index).key())) {
                break;
            }
            taken.add(tasks.remove(index));
        }
        return ended ? List.of() : taken;
    }

    private boolean isFilledBy(long until) throws InterruptedException {
        for (long left = until - System.nanoTime(); tasks.isEmpty() && left > 0; left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return !tasks.isEmpty();
    }

    /** Returns the index of the first record of a random key. */
    private int random() {
        String key =
                tasks.get(ThreadLocalRandom.current().nextInt(tasks.size())).key();
        int index = 0;
        while (!tasks.get(index).key().equals(key)) {
            index++;
        }
        return index;
    }
}
