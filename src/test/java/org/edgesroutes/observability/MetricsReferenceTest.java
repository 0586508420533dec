package org.edgesroutes.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.impl.DefaultCamelContext;
import org.edgesroutes.EdgesRoutes;
import org.edgesroutes.ReferencePage;
import org.edgesroutes.TestSettings;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.deliveries.DownstreamRepository;
import org.edgesroutes.ledger.reports.ReportRepository;
import org.edgesroutes.reload.RouteFileState;
import org.edgesroutes.settings.EdgesSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/reference.md} has each metric with its labels and the help text that Prometheus reads. */
class MetricsReferenceTest {

    private static final Pattern HELP = Pattern.compile("(?m)^# HELP (edges_\\w+) (.*)$");

    @TempDir
    Path directory;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void theMetricsAreThoseOfThePage() throws Exception {
        EdgesSettings settings = TestSettings.in(directory).build();
        try (Ledger ledger = Ledger.open(settings.ledger(), Clock.systemUTC())) {
            new DownstreamRepository(ledger).register("crm", true);
            new ReportRepository(ledger).raise("run-blocked", "c", "r", 1, "It is blocked.", "{}", null);
        }
        try (DefaultCamelContext host = new DefaultCamelContext()) {
            host.getRegistry().bind("registry", registry);
            host.addRoutes(new EdgesRoutes(settings));
            host.start();
            new RouteFileMeters(registry)
                    .accept(new TreeMap<>(Map.of("a.yaml", new RouteFileState(Instant.EPOCH, "", null))));
            await().atMost(Duration.ofSeconds(10)).until(() -> registry.scrape().contains("edges_dead_letters{"));

            assertThat(HELP.matcher(registry.scrape()).results().map(this::row))
                    .containsExactlyInAnyOrderElementsOf(ReferencePage.table("Metrics"));
        }
    }

    private List<String> row(MatchResult help) {
        String labels = Pattern.compile("(?m)^" + help.group(1) + "\\{(.*)} ")
                .matcher(registry.scrape())
                .results()
                .map(sample -> sample.group(1).replaceAll("=\"[^\"]*\"", ""))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(", "));
        return List.of(help.group(1), labels, help.group(2));
    }
}
