package org.edgesroutes.delivery;

import java.util.HashMap;
import java.util.Map;

/**
 * The keys of one partition of which a record waits to be tried again; later records of the key wait behind it. For the
 * thread of the partition.
 */
final class HeldKeys {

    private final Map<String, Integer> waiting = new HashMap<>();

    /** To be called before the partition runs. */
    void restore(String key, int records) {
        waiting.put(key, records);
    }

    /**
     * Adds a record behind the ones that wait.
     *
     * @return false when none of its key waits, or it is the one that waits
     */
    boolean queue(RecordTask task) {
        return task.isFirst() && waiting.computeIfPresent(task.key(), (key, records) -> records + 1) != null;
    }

    void hold(RecordTask task) {
        if (task.isFirst()) {
            waiting.put(task.key(), 1);
        }
    }

    void release(RecordTask task) {
        if (!task.isFirst()) {
            waiting.computeIfPresent(task.key(), (key, records) -> records > 1 ? records - 1 : null);
        }
    }
}
