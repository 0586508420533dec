package org.edgesroutes.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** What the sandbox is told to do: options, readings and faults; may change while it runs. */
final class SandboxBehaviour {

    private record NextFault(SandboxFault fault, String method, Pattern path, Object once) {}

    private final Map<SandboxOption, String> options = new ConcurrentHashMap<>();
    private final Map<SandboxReading, String> readings = new ConcurrentHashMap<>();
    private final Map<SandboxFault, Double> faults = new ConcurrentHashMap<>();
    private final Map<SandboxFault, Random> draws = new ConcurrentHashMap<>();
    private final List<NextFault> next = new CopyOnWriteArrayList<>();

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

    /** The fault strikes the next call of that method and path, once; {@code *} stands for one part of the path. */
    void next(SandboxFault fault, String method, String path) {
        SandboxFault struck = fault.of(method);
        String pattern = "\\Q" + path.replace("*", "\\E[^/]+\\Q") + "\\E";
        next.add(new NextFault(struck, method, Pattern.compile(pattern), new Object()));
    }

    int ahead() {
        return next.size();
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

    /** Whether the fault strikes this call, by chance or because it was asked to strike the next one. */
    boolean strikes(SandboxFault fault, ApiCall call) {
        String path = "/" + String.join("/", call.path());
        for (NextFault planned : next) {
            boolean meant = planned.fault() == fault
                    && planned.method().equals(call.method())
                    && planned.path().matcher(path).matches();
            // of two calls at the same time only one takes it away
            if (meant && next.remove(planned)) {
                return true;
            }
        }
        return strikes(fault);
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
