package org.edgesroutes.bench;

import java.nio.file.Path;
import java.util.Set;

/**
 * What to measure, from the system properties {@code bench.*}; {@code docs/performance.md} lists them.
 *
 * @param distribution directory of the distribution
 * @param sources {@code src/bench}
 * @param work where the processes have their files: on the disk that is to be measured, not in memory
 * @param records records in a callback
 * @param warmUp callbacks that each process gets before it is measured
 * @param only names of the contenders to measure
 */
record BenchSettings(
        Path distribution,
        Path sources,
        Path work,
        int rounds,
        int callbacks,
        int records,
        int connections,
        int warmUp,
        Set<String> only) {

    private static final int CALLBACKS = 3000;
    private static final int MOST_CALLBACKS = 100_000;
    private static final int MOST_RECORDS = 500;
    private static final int MOST_CONNECTIONS = 256;

    static BenchSettings ofSystemProperties() {
        int callbacks = number("callbacks", CALLBACKS, MOST_CALLBACKS);
        return new BenchSettings(
                path("distribution"),
                path("sources"),
                path("work"),
                number("rounds", 3, 20),
                callbacks,
                number("records", 50, MOST_RECORDS),
                number("connections", 32, MOST_CONNECTIONS),
                number("warm-up", Math.max(1, callbacks / 3), MOST_CALLBACKS),
                Set.of(System.getProperty("bench.only", "edges,node").split(",")));
    }

    private static Path path(String name) {
        return Path.of(System.getProperty("bench." + name)).toAbsolutePath();
    }

    private static int number(String name, int otherwise, int most) {
        int value = Integer.getInteger("bench." + name, otherwise);
        if (value < 1 || value > most) {
            throw new IllegalArgumentException("bench.%s is from 1 to %d, not %d".formatted(name, most, value));
        }
        return value;
    }

    Path roundsDirectory() {
        return work.resolve("rounds");
    }

    boolean measures(String contender) {
        return only.contains(contender);
    }
}
