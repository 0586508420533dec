package org.edgesroutes.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.edgesroutes.reload.RouteFileState;
import org.junit.jupiter.api.Test;

class RouteFileMetersTest {

    private static final RouteFileState LIVE = new RouteFileState(Instant.ofEpochSecond(1000), "", null);
    private static final RouteFileState REFUSED_WHILE_ANOTHER_RUNS =
            new RouteFileState(Instant.ofEpochSecond(1000), "why", Instant.ofEpochSecond(2000));
    private static final RouteFileState REFUSED = new RouteFileState(null, "why", Instant.ofEpochSecond(3000));

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final RouteFileMeters meters = new RouteFileMeters(registry);

    private void show(Map<String, RouteFileState> files) {
        meters.accept(new TreeMap<>(files));
    }

    @Test
    void eachFileTellsWhetherItIsRefusedWhetherAVersionRunsAndSinceWhen() {
        show(Map.of("a.yaml", LIVE, "b.yaml", REFUSED_WHILE_ANOTHER_RUNS, "c.yaml", REFUSED));

        assertThat(registry.scrape().lines())
                .contains(
                        "edges_route_file_refused{file=\"a.yaml\"} 0.0",
                        "edges_route_file_running{file=\"a.yaml\"} 1.0",
                        "edges_route_file_since_timestamp_seconds{file=\"a.yaml\"} 1000.0",
                        "edges_route_file_refused{file=\"b.yaml\"} 1.0",
                        "edges_route_file_running{file=\"b.yaml\"} 1.0",
                        "edges_route_file_since_timestamp_seconds{file=\"b.yaml\"} 2000.0",
                        "edges_route_file_refused{file=\"c.yaml\"} 1.0",
                        "edges_route_file_running{file=\"c.yaml\"} 0.0",
                        "edges_route_file_since_timestamp_seconds{file=\"c.yaml\"} 3000.0");
    }

    @Test
    void aFileThatIsGoneIsNotShownAnyMore() {
        show(Map.of("a.yaml", LIVE, "b.yaml", LIVE));
        show(Map.of("a.yaml", REFUSED));

        assertThat(registry.scrape())
                .contains("edges_route_file_refused{file=\"a.yaml\"} 1.0")
                .doesNotContain("b.yaml");
    }
}
