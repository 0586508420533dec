package org.edgesroutes.delivery;

import java.util.BitSet;
import java.util.stream.Collectors;
import org.edgesroutes.ledger.deliveries.Checkpoint;

/** Which records of a callback are settled, while partitions get them done in any order. Guarded by {@link CheckpointBuffer}. */
final class CallbackProgress {

    private final long callbackId;
    private final int count;
    private final int bytes;
    private final BitSet settled = new BitSet();

    CallbackProgress(long callbackId, int count, int bytes) {
        this.callbackId = callbackId;
        this.count = count;
        this.bytes = bytes;
    }

    /** @param ahead as {@link #snapshot()} wrote it; null for none */
    void resume(int nextIndex, String ahead) {
        settled.set(0, nextIndex);
        if (ahead != null && ahead.length() > 2) {
            for (String index : ahead.substring(1, ahead.length() - 1).split(",")) {
                settled.set(Integer.parseInt(index));
            }
        }
    }

    long callbackId() {
        return callbackId;
    }

    int bytes() {
        return bytes;
    }

    boolean isSettled(int index) {
        return settled.get(index);
    }

    void settle(int index) {
        settled.set(index);
    }

    Checkpoint.Progress snapshot() {
        int next = settled.nextClearBit(0);
        boolean done = next >= count;
        String ahead = done || settled.length() <= next
                ? null
                : settled.stream()
                        .filter(index -> index > next)
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(",", "[", "]"));
        return new Checkpoint.Progress(callbackId, next, ahead, done);
    }
}
