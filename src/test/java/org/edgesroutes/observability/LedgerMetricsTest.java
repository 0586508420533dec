package org.edgesroutes.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.edgesroutes.EdgesRoutes;
import org.edgesroutes.TestSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a host. */
class LedgerMetricsTest {

    @TempDir
    Path directory;

    private DefaultCamelContext host() throws Exception {
        DefaultCamelContext host = new DefaultCamelContext();
        host.addRoutes(new EdgesRoutes(TestSettings.in(directory).build(), Clock.systemUTC()));
        return host;
    }

    @Test
    void theMeterRegistryOfTheHostIsUsedAndOfSeveralTheOneMadeOfThem() throws Exception {
        MeterRegistry part = new SimpleMeterRegistry();
        CompositeMeterRegistry whole = new CompositeMeterRegistry();
        whole.add(part);
        try (DefaultCamelContext host = host()) {
            host.getRegistry().bind("part", part);
            host.getRegistry().bind("whole", whole);
            host.start();

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(
                                    whole.get("edges.ledger.readable").gauge().value())
                            .isEqualTo(1));
            assertThat(part.find("edges.callbacks").functionCounter()).isNotNull();
            assertThat(part.find("edges.requests.refused")
                            .tag("reason", "secret")
                            .functionCounter())
                    .isNotNull();
        }
    }

    @Test
    void eachWorkspaceHasItsOwn() throws Exception {
        MeterRegistry registry = new SimpleMeterRegistry();
        try (DefaultCamelContext host = new DefaultCamelContext()) {
            host.getRegistry().bind("registry", registry);
            for (String name : List.of("acme", "globex")) {
                host.addRoutes(
                        new EdgesRoutes(TestSettings.in(directory).of(name).build(), Clock.systemUTC()));
            }
            host.start();

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(
                                    registry.find("edges.ledger.readable").gauges())
                            .hasSize(2)
                            .allMatch(gauge -> gauge.value() == 1)
                            .extracting(gauge -> gauge.getId().getTag("workspace"))
                            .containsExactlyInAnyOrder("acme", "globex"));
        }
    }

    @Test
    void aHostWithoutOneStartsAsWell() throws Exception {
        try (DefaultCamelContext host = host()) {
            host.start();
            assertThat(host.isStarted()).isTrue();
        }
    }
}
