package org.edgesroutes.main;

import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.reports.ReportRecord;
import org.edgesroutes.ledger.reports.ReportRepository;
import org.edgesroutes.ledger.status.StatusQueries;
import org.edgesroutes.ledger.status.StatusQueries.Received;
import org.edgesroutes.ledger.status.SummaryQueries;
import org.edgesroutes.settings.EdgesSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the demo did in its first seconds, for a person who has never seen it, with the next command to type. */
final class DemoSummary {

    private static final Logger LOG = LoggerFactory.getLogger(DemoSummary.class);
    private static final long AFTER_SECONDS = 20;

    private final EdgesSettings.Ledger settings;
    private final Optional<Path> home;
    private final Instant start;

    /**
     * @param home of the distribution; empty where Maven runs the demo
     * @param start of the process
     */
    DemoSummary(EdgesSettings.Ledger settings, Optional<Path> home, Instant start) {
        this.settings = settings;
        this.home = home;
        this.start = start;
    }

    /** Logs the summary when the process is {@link #AFTER_SECONDS} old. */
    static void logOnce(CamelContext context, EdgesSettings.Ledger settings, Optional<Path> home) {
        RuntimeMXBean process = ManagementFactory.getRuntimeMXBean();
        DemoSummary summary = new DemoSummary(settings, home, Instant.ofEpochMilli(process.getStartTime()));
        long delay = Math.max(1, AFTER_SECONDS - TimeUnit.MILLISECONDS.toSeconds(process.getUptime()));
        context.getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(summary, "edges-demo")
                .schedule(summary::log, delay, TimeUnit.SECONDS);
    }

    private void log() {
        try {
            String line = System.lineSeparator();
            LOG.info("{}{}{}", line, String.join(line, lines(Clock.systemUTC())), line);
        } catch (RuntimeException failure) {
            LOG.warn("the demo cannot be summed up: {}", failure.getMessage());
        }
    }

    List<String> lines(Clock clock) {
        try (Ledger ledger = Ledger.openBeside(settings, clock)) {
            SummaryQueries summary = new SummaryQueries(ledger);
            SummaryQueries.Continued continued = summary.continued(start);
            Received received = new StatusQueries(ledger).received(start);
            List<String> lines = new ArrayList<>(List.of("The first %d seconds of the demo:"
                    .formatted(clock.instant().getEpochSecond() - start.getEpochSecond())));
            lines.add("  continued  %d times, %d of the %d runs of a simulated Edges"
                    .formatted(continued.iterations(), continued.runs(), continued.allRuns()));
            lines.add("  arrived    %d callbacks and %d fetched pages with %d records: %d new, %d changed, %d repeated"
                    .formatted(
                            received.callbacks(),
                            received.pages(),
                            received.records(),
                            received.created(),
                            received.updated(),
                            received.repeated()));
            summary.delivered(start)
                    .forEach(one -> lines.add("  delivered  %d records to the downstream %s%s"
                            .formatted(one.records(), one.downstream(), where(one.downstream()))));
            lines.add("  watched    " + watched(new ReportRepository(ledger).open()));
            lines.add("It goes on until Ctrl-C. Next, in another terminal:");
            next().forEach(command -> lines.add("  " + command));
            lines.add("Then your own first run: docs/first-run.md");
            return lines;
        }
    }

    /** Known of the route that the distribution brings along. */
    private static String where(String downstream) {
        return downstream.equals("file") ? ", lines of JSON in data/records/" : "";
    }

    private static String watched(List<ReportRecord> open) {
        Map<String, Long> kinds =
                open.stream().collect(Collectors.groupingBy(ReportRecord::kind, TreeMap::new, Collectors.counting()));
        String list = kinds.entrySet().stream()
                .map(kind -> "%d %s".formatted(kind.getValue(), kind.getKey()))
                .collect(Collectors.joining(", "));
        return open.isEmpty()
                ? "no report is open: there is nothing to see to"
                : "%d reports are open for you to see to: %s".formatted(open.size(), list);
    }

    private List<String> next() {
        return home.map(directory -> List.of(directory.resolve("bin/edges-routes") + " status --profile sandbox"))
                .orElse(List.of(
                        "mvn -q package -DskipTests", "target/edges-routes/bin/edges-routes status --profile sandbox"));
    }
}
