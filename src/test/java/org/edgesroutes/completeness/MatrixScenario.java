package org.edgesroutes.completeness;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxFault;
import org.edgesroutes.sandbox.SandboxOption;
import org.edgesroutes.sandbox.SandboxReading;
import org.edgesroutes.sandbox.SandboxRun;

/**
 * What goes wrong, and what Edges does where its documentation leaves it open.
 *
 * @param faults one, two or none
 * @param turn by which the readings take their choices, so that in {@link #TURNS} turns each takes every one of them
 *     together with both ways to count and both ways to list outputs
 */
record MatrixScenario(Set<SandboxFault> faults, int turn) {

    /** The most choices that any reading has, times two ways to count, times two ways to list outputs. */
    static final int TURNS = choices() * 4;

    private static final double PROBABILITY = 0.3;
    private static final List<List<String>> OUTCOMES = List.of(
            List.of("SUCCEEDED", "SUCCEEDED", "SUCCEEDED"),
            List.of("SUCCEEDED", "FAILED", "SUCCEEDED"),
            List.of("PARTIAL_SUCCEEDED", "BLOCKED", "SUCCEEDED"));

    /** A refusal does not pass: what it is about is given up on and named, so no record has to come of it. */
    static final Set<SandboxFault> PASSING = EnumSet.complementOf(EnumSet.of(SandboxFault.REFUSED));

    /** Every fault that passes, alone and with every other one, in every turn. */
    static List<MatrixScenario> all() {
        List<MatrixScenario> all = new ArrayList<>();
        for (SandboxFault one : PASSING) {
            for (SandboxFault other : PASSING) {
                for (int turn = 0; turn < TURNS && one.ordinal() <= other.ordinal(); turn++) {
                    all.add(new MatrixScenario(EnumSet.of(one, other), turn));
                }
            }
        }
        return all;
    }

    private static int choices() {
        int most = 0;
        for (SandboxReading reading : SandboxReading.values()) {
            most = Math.max(most, reading.choices().size());
        }
        return most;
    }

    EdgesSandbox sandbox() {
        EdgesSandbox edges = new EdgesSandbox().option(SandboxOption.SLOW_ANSWER, "5ms");
        faults.forEach(fault -> edges.fault(fault, PROBABILITY));
        readings().forEach(edges::reading);
        return edges;
    }

    Map<SandboxReading, String> readings() {
        Map<SandboxReading, String> readings = new EnumMap<>(SandboxReading.class);
        for (SandboxReading reading : SandboxReading.values()) {
            int choice =
                    switch (reading) {
                        case OUTPUT_COUNT -> turn % 2;
                        case OUTPUTS -> turn / 2 % 2;
                        // those with as many choices do not go in step: each has a rhythm of its own
                        default -> turn / 4 + (turn % 4 + 1) * reading.ordinal();
                    };
            readings.put(
                    reading, reading.choices().get(choice % reading.choices().size()));
        }
        return readings;
    }

    /** Some iterations break off, some runs call back only at the end. */
    SandboxRun run() {
        SandboxRun run = CompletenessFixture.run()
                .existing(9)
                .arrivals(7, 5, 6)
                .updates(1)
                .pageSize(3)
                .outcomes(OUTCOMES.get(mix() % OUTCOMES.size()).toArray(String[]::new));
        return mix() % 5 == 0 ? run.onFinalOnly() : run;
    }

    private int mix() {
        return turn + faults.stream().mapToInt(SandboxFault::ordinal).sum();
    }

    @Override
    public String toString() {
        return "%s, turn %d: %s".formatted(faults, turn, readings());
    }
}
