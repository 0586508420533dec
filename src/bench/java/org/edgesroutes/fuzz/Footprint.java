package org.edgesroutes.fuzz;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What this process holds on to.
 *
 * @param threads how many of each name, numbers left out
 * @param heapBytes what is left after everything unused was given back
 */
record Footprint(Map<String, Long> threads, long heapBytes) {

    /** Threads of the virtual machine, left by the build around it, which end by themselves when idle. */
    private static final Set<String> VIRTUAL_MACHINE = Set.of("ForkJoinPool.commonPool-worker-#", "process reaper");

    static Footprint now() {
        var memory = ManagementFactory.getMemoryMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
        }
        return new Footprint(
                Thread.getAllStackTraces().keySet().stream()
                        .collect(Collectors.groupingBy(
                                thread -> thread.getName().replaceAll("\\d+", "#"),
                                TreeMap::new,
                                Collectors.counting())),
                least);
    }

    /** @return the names of which there are more or fewer than before, with the difference */
    Map<String, Long> threadsSince(Footprint before) {
        Map<String, Long> changed = new TreeMap<>(threads);
        before.threads.forEach((name, count) -> changed.merge(name, -count, Long::sum));
        changed.keySet().removeAll(VIRTUAL_MACHINE);
        changed.values().removeIf(difference -> difference == 0);
        return changed;
    }

    @Override
    public String toString() {
        return "%d threads, %.1f MB of heap"
                .formatted(threads.values().stream().mapToLong(Long::longValue).sum(), heapBytes / 1e6);
    }
}
