package org.edgesroutes.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Measures in turn, so that whatever else the machine does meets everybody alike, and prints what came out. */
public final class Benchmark {

    private static final int HALF_RATE_SECONDS = 15;

    private final BenchSettings settings;
    private final CountingSink sink;

    private Benchmark(BenchSettings settings, CountingSink sink) {
        this.settings = settings;
        this.sink = sink;
    }

    public static void main(String... args) throws IOException, InterruptedException {
        BenchSettings settings = BenchSettings.ofSystemProperties();
        // a run that was interrupted leaves its files
        Directories.delete(settings.roundsDirectory());
        Files.createDirectories(settings.roundsDirectory());
        try (CountingSink sink = CountingSink.start()) {
            new Benchmark(settings, sink).run();
        }
    }

    private void run() throws IOException, InterruptedException {
        EdgesDistribution edges = new EdgesDistribution(settings);
        List<Contender> present = present(edges, new NodeHandler(settings, true), new NodeHandler(settings, false));
        if (present.isEmpty()) {
            return;
        }
        List<Medians> medians = measure(present);
        new Report(settings, medians).print(System.out);
        new Limits(medians).print(System.out);
        if (present.contains(edges)) {
            atHalfOf(medians.get(0).of(Figures::callbacksPerSecond), edges);
        }
    }

    private List<Contender> present(Contender... all) throws IOException, InterruptedException {
        List<Contender> present = new ArrayList<>();
        for (Contender contender :
                Stream.of(all).filter(each -> settings.measures(each.name())).toList()) {
            String obstacle = contender.obstacle();
            if (obstacle.isEmpty()) {
                present.add(contender);
            } else {
                System.out.printf("%s is left out: %s%n", contender.title(), obstacle);
            }
        }
        return present;
    }

    private List<Medians> measure(List<Contender> contenders) throws IOException, InterruptedException {
        Map<Contender, List<Figures>> rounds = new LinkedHashMap<>();
        for (int round = 1; round <= settings.rounds(); round++) {
            for (Contender contender : contenders) {
                Figures figures =
                        Round.measure(settings, contender, sink, settings.callbacks(), Pace.asFastAsPossible());
                rounds.computeIfAbsent(contender, unused -> new ArrayList<>()).add(figures);
                System.out.printf(
                        "round %d, %s: %.0f callbacks/s, %.0f records/s%n",
                        round, contender.title(), figures.callbacksPerSecond(), figures.recordsPerSecond());
            }
        }
        return rounds.entrySet().stream()
                .map(entry -> new Medians(entry.getKey().title(), entry.getValue()))
                .toList();
    }

    private void atHalfOf(double peak, Contender contender) throws IOException, InterruptedException {
        Pace half = new Pace(peak / 2);
        int callbacks = (int) Math.min(settings.callbacks(), Math.ceil(half.perSecond() * HALF_RATE_SECONDS));
        List<Figures> rounds = new ArrayList<>();
        for (int round = 1; round <= settings.rounds(); round++) {
            rounds.add(Round.measure(settings, contender, sink, callbacks, half));
        }
        Medians medians = new Medians(contender.title(), rounds);
        System.out.printf(
                Locale.ROOT,
                "%nAt half of its peak rate, %.0f callbacks per second, %s acknowledges with p50 %.1f ms and p99 %.1f ms.%n",
                half.perSecond(),
                medians.title(),
                medians.of(Figures::p50),
                medians.of(Figures::p99));
    }
}
