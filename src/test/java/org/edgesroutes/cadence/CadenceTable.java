package org.edgesroutes.cadence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.edgesroutes.completeness.Simulated;

/** The table in {@code docs/completeness.md}: prints it when it is run. */
final class CadenceTable {

    static final int MAX_RESULTS = 100;

    static final Duration EVERY = Duration.ofHours(6);

    static final Duration MIN = Duration.ofMinutes(15);

    static final Duration MAX = Duration.ofHours(24);

    private static final long SEED = 1;

    private static final List<Duration> SAFE_CANDIDATES = Stream.of(
                    1440, 720, 480, 360, 240, 180, 120, 90, 60, 45, 30, 20, 15)
            .map(Duration::ofMinutes)
            .toList();

    private static final String HEADER = """
            | Arrivals over %d days | Records | Fixed: continues | lost (estimated) | Adaptive: continues | lost (estimated) | every | Longest fixed one that loses no more than the adaptive |
            |---|--:|--:|--:|--:|--:|--:|--:|
            """;

    private CadenceTable() {}

    public static void main(String[] arguments) {
        System.out.print(markdown());
    }

    static Simulated fixed(SimulatedArrivals arrivals) {
        return Simulated.run(arrivals, new FixedCadence(EVERY), MAX_RESULTS);
    }

    static Simulated adaptive(SimulatedArrivals arrivals, Duration max) {
        return Simulated.run(arrivals, new AdaptiveCadence(EVERY, MIN, max), MAX_RESULTS);
    }

    static String markdown() {
        List<String> rows = new ArrayList<>();
        SimulatedArrivals.expected(SEED).forEach(arrivals -> rows.add(row(arrivals, "", MAX)));
        rows.add(row(SimulatedArrivals.ambush(SEED), "", MAX));
        rows.add(row(SimulatedArrivals.ambush(SEED), "; every-max " + HumanFormat.of(EVERY), EVERY));
        return HEADER.formatted(SimulatedArrivals.DAYS) + rows.stream().collect(Collectors.joining());
    }

    private static String row(SimulatedArrivals arrivals, String remark, Duration max) {
        Simulated fixed = fixed(arrivals);
        Simulated adaptive = adaptive(arrivals, max);
        return "| %s%s | %d | %d | %s | %d | %s | %s to %s | %s |\n"
                .formatted(
                        arrivals.pattern(),
                        remark,
                        arrivals.count(),
                        fixed.continues(),
                        lost(fixed),
                        adaptive.continues(),
                        lost(adaptive),
                        HumanFormat.of(adaptive.shortest()),
                        HumanFormat.of(adaptive.longest()),
                        asSafeAs(adaptive, arrivals));
    }

    private static String lost(Simulated simulated) {
        return "%d (%d)".formatted(simulated.lost(), simulated.estimated());
    }

    private static String asSafeAs(Simulated adaptive, SimulatedArrivals arrivals) {
        return SAFE_CANDIDATES.stream()
                .map(every -> Simulated.run(arrivals, new FixedCadence(every), MAX_RESULTS))
                .filter(fixed -> fixed.lost() <= adaptive.lost())
                .findFirst()
                .map(fixed -> "%s: %d".formatted(HumanFormat.of(fixed.longest()), fixed.continues()))
                .orElse("none");
    }
}
