package org.edgesroutes.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/** What every contender did, as Markdown that is ready for {@code docs/performance.md}. */
record Report(BenchSettings settings, List<Medians> contenders) {

    void print(PrintStream out) {
        out.printf(
                "%nMedians of %d rounds: %d callbacks of %d records over %d connections, after %d to warm up; %s.%n%n",
                settings.rounds(),
                settings.callbacks(),
                settings.records(),
                settings.connections(),
                settings.warmUp(),
                Meter.machine());
        out.println(figures());
        if (contenders.size() > 1) {
            printRatios(out, contenders.get(0), contenders.get(1));
        }
    }

    private Table figures() {
        Table table = new Table(contenders.stream().map(Medians::title).toList());
        row(table, "acknowledged callbacks per second", Medians::of, Figures::callbacksPerSecond);
        row(table, "acknowledgement p50 at that rate, ms", Medians::of, Figures::p50);
        row(table, "acknowledgement p99 at that rate, ms", Medians::of, Figures::p99);
        row(table, "records per second, end to end", Medians::of, Figures::recordsPerSecond);
        row(table, "callbacks not acknowledged, all rounds", Medians::sumOf, Figures::missing);
        row(table, "acknowledged records lost, all rounds", Medians::sumOf, Figures::lost);
        row(table, "records delivered again, all rounds", Medians::sumOf, Figures::repeated);
        row(table, "CPU seconds of the process", Medians::of, Figures::cpuSeconds);
        row(table, "peak memory of the process, MB", Medians::of, Figures::peakMegabytes);
        row(table, "written to the disk, MB", Medians::of, Figures::written);
        row(table, "start to first acknowledged callback, s", Medians::of, Figures::startSeconds);
        return table;
    }

    private void row(
            Table table,
            String title,
            ToDoubleBiFunction<Medians, ToDoubleFunction<Figures>> summary,
            ToDoubleFunction<Figures> figure) {
        table.row(
                title,
                contenders.stream()
                        .mapToDouble(each -> summary.applyAsDouble(each, figure))
                        .toArray());
    }

    private static void printRatios(PrintStream out, Medians one, Medians other) {
        out.printf(
                Locale.ROOT,
                "%n%s against %s: %.2f times the acknowledged callbacks per second, %.2f times the records per second.%n",
                one.title(),
                other.title(),
                one.of(Figures::callbacksPerSecond) / other.of(Figures::callbacksPerSecond),
                one.of(Figures::recordsPerSecond) / other.of(Figures::recordsPerSecond));
    }
}
