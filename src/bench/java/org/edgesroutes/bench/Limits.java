package org.edgesroutes.bench;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the time went, and so what keeps each contender from being faster. */
record Limits(List<Medians> contenders) {

    void print(PrintStream out) {
        Map<String, Usage> stretches = new LinkedHashMap<>();
        for (Medians contender : contenders) {
            stretches.put(contender.title() + ", callbacks come in", contender.usage(Figures::accepting));
            stretches.put(contender.title() + ", the rest is delivered", contender.usage(Figures::delivering));
        }
        out.printf("%nWhere the time went, CPU in percent of the whole machine:%n%n%s%n%n", table(stretches));
        stretches.forEach((when, usage) -> out.printf(
                "- %s: limited by %s. Threads of the server in percent of one core: %s.%n",
                when, limit(usage), usage.threads().inWords()));
    }

    private static String limit(Usage usage) {
        return Bottleneck.of(usage, Runtime.getRuntime().availableProcessors());
    }

    private static Table table(Map<String, Usage> stretches) {
        Table table = new Table(List.of(
                "seconds", "busy", "server", "load generator", "sink", "others", "disk flushes a second", "ms each"));
        stretches.forEach((when, usage) -> table.row(
                when,
                usage.seconds(),
                100 * usage.machine(),
                100 * usage.server(),
                100 * usage.generator(),
                100 * usage.sink(),
                100 * usage.others(),
                usage.flushes(),
                usage.flushMillis()));
        return table;
    }
}
