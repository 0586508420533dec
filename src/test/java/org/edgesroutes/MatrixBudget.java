package org.edgesroutes;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * How many scenarios of a matrix a build takes: as many as fit into {@code matrix.seconds}, in the order of {@code
 * matrix.seed}; {@code matrix.complete} takes all.
 */
public final class MatrixBudget {

    private final boolean complete = Boolean.getBoolean("matrix.complete");
    private final long seed = Long.getLong("matrix.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final long until = System.nanoTime()
            + Duration.ofSeconds(Long.getLong("matrix.seconds", 20)).toNanos();

    public boolean complete() {
        return complete;
    }

    /** Whether another scenario may begin. */
    public boolean left() {
        return complete || System.nanoTime() < until;
    }

    public void shuffle(List<?> scenarios) {
        Collections.shuffle(scenarios, random);
    }

    /** @return the option that repeats this order */
    public String seedOption() {
        return "-Dmatrix.seed=" + seed;
    }
}
