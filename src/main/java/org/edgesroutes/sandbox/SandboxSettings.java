package org.edgesroutes.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Options, readings and faults by string keys, as they stand in a properties file.
 *
 * <p>{@code edges.sandbox.<option>}, {@code edges.sandbox.readings.<reading>} and
 * {@code edges.sandbox.faults.<fault>}.
 */
public final class SandboxSettings {

    /**
     * A key that can be set.
     *
     * @param name with its prefix
     * @param standard the value when it is not set
     * @param why one line on what it is for
     */
    public record Key(String name, String standard, String why) {}

    private static final String PREFIX = "edges.sandbox.";
    private static final String READINGS = PREFIX + "readings.";
    private static final String FAULTS = PREFIX + "faults.";

    private final Function<String, Optional<String>> lookup;

    private SandboxSettings(Function<String, Optional<String>> lookup) {
        this.lookup = lookup;
    }

    /** The lookup is asked for every key when the settings are applied. */
    public static SandboxSettings of(Function<String, Optional<String>> lookup) {
        return new SandboxSettings(lookup);
    }

    /** Nothing set: every default. */
    public static SandboxSettings defaults() {
        return new SandboxSettings(key -> Optional.empty());
    }

    /** All keys, options first, then readings, then faults. */
    public static List<Key> keys() {
        List<Key> keys = new ArrayList<>();
        for (SandboxOption option : SandboxOption.values()) {
            keys.add(new Key(PREFIX + option.key(), option.standard(), option.why()));
        }
        for (SandboxReading reading : SandboxReading.values()) {
            String choices = String.join(" | ", reading.choices());
            keys.add(new Key(READINGS + reading.key(), reading.choices().get(0), reading.why() + ": " + choices));
        }
        for (SandboxFault fault : SandboxFault.values()) {
            keys.add(new Key(FAULTS + fault.key(), "0.0", fault.why()));
        }
        return keys;
    }

    /** Throws IllegalArgumentException naming the key, the value and what would be right. */
    void applyTo(SandboxBehaviour behaviour) {
        for (SandboxOption option : SandboxOption.values()) {
            set(PREFIX + option.key(), value -> behaviour.set(option, value));
        }
        for (SandboxReading reading : SandboxReading.values()) {
            set(READINGS + reading.key(), value -> behaviour.set(reading, value));
        }
        for (SandboxFault fault : SandboxFault.values()) {
            set(FAULTS + fault.key(), value -> behaviour.set(fault, probability(value)));
        }
    }

    private void set(String key, Consumer<String> setter) {
        lookup.apply(key).map(String::trim).filter(value -> !value.isEmpty()).ifPresent(value -> {
            try {
                setter.accept(value);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(key + "=" + value + ": " + e.getMessage(), e);
            }
        });
    }

    private static double probability(String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is not a number, give 0.0 to 1.0", e);
        }
    }
}
