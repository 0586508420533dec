package org.edgesroutes.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** What the sandbox is told to do: options, readings and faults; may change while it runs. */
final class SandboxBehaviour {

    private final Map<SandboxOption, String> options = new ConcurrentHashMap<>();
    private final Map<SandboxReading, String> readings = new ConcurrentHashMap<>();
    private final Map<SandboxFault, Double> faults = new ConcurrentHashMap<>();
    private final Map<SandboxFault, Random> draws = new ConcurrentHashMap<>();

    void set(SandboxOption option, String value) {
        try {
            option.check(value);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(option.key() + " cannot be '" + value + "', example: "
                    + option.standard() + " (" + option.why() + ")");
        }
        options.put(option, value.trim());
    }

    void set(SandboxReading reading, String choice) {
        if (!reading.choices().contains(choice)) {
            throw new IllegalArgumentException(
                    reading.key() + " cannot be '" + choice + "', choose one of " + reading.choices());
        }
        readings.put(reading, choice);
    }

    void set(SandboxFault fault, double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(fault.key() + " cannot be " + probability + ", give 0.0 to 1.0");
        }
        faults.put(fault, probability);
    }

    boolean is(SandboxReading reading, String choice) {
        return value(reading).equals(choice);
    }

    String value(SandboxReading reading) {
        return readings.getOrDefault(reading, reading.choices().get(0));
    }

    /** Draws whether the fault happens now; consumes no randomness while it is off. */
    boolean strikes(SandboxFault fault) {
        double probability = faults.getOrDefault(fault, 0.0);
        return probability > 0 && draw(fault).nextDouble() < probability;
    }

    /** The sequence that belongs to a fault, for whatever else it has to draw. */
    Random draw(SandboxFault fault) {
        return draws.computeIfAbsent(fault, f -> new Random(seed() * 31 + f.ordinal()));
    }

    long seed() {
        return Long.parseLong(text(SandboxOption.SEED));
    }

    int number(SandboxOption option) {
        return Integer.parseInt(text(option));
    }

    Duration duration(SandboxOption option) {
        return SandboxDurations.parse(text(option));
    }

    private String text(SandboxOption option) {
        return options.getOrDefault(option, option.standard());
    }
}
