package org.edgesroutes.fuzz;

import java.lang.management.ManagementFactory;

/** What this process holds on to. */
record Footprint(int threads, long heapBytes) {

    /** @return the threads there are, and the heap that is left after everything unused was given back */
    static Footprint now() {
        var memory = ManagementFactory.getMemoryMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
        }
        return new Footprint(ManagementFactory.getThreadMXBean().getThreadCount(), least);
    }

    @Override
    public String toString() {
        return "%d threads, %.1f MB of heap".formatted(threads, heapBytes / 1e6);
    }
}
