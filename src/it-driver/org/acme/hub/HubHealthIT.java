package org.acme.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The health of the application in its own terms, which {@code hub.ready} shows without what no restart mends. */
class HubHealthIT {

    @TempDir
    Path directory;

    @BeforeEach
    void requireReadiness() {
        Assumptions.assumeTrue(!System.getProperty("hub.ready", "").isEmpty());
    }

    @Test
    void aKeyThatEdgesRefusesIsDownWhileTheHubStaysReady() {
        try (Crm crm = Crm.open();
                QuietEdges edges = QuietEdges.refusing();
                HubProcess hub = HubProcess.in(directory)
                        .start(Map.of(
                                "hub.crm-url", crm.url(),
                                "hub.edges-url", edges.url(),
                                "edges.api.key", "key-of-another-workspace"))) {
            hub.awaitReady();

            awaitDown(hub, "edges-api-key");
            assertThat(hub.readiness())
                    .as("callbacks are taken all the while")
                    .hasValueSatisfying(ready -> assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200));
        }
    }

    @Test
    void aLedgerThatIsMovedAwayMakesTheHubUnready() throws IOException {
        try (Crm crm = Crm.open();
                QuietEdges edges = QuietEdges.open();
                HubProcess hub = HubProcess.in(directory)
                        .start(Map.of("hub.crm-url", crm.url(), "hub.edges-url", edges.url()))) {
            hub.awaitReady();
            Assumptions.assumeTrue(
                    Files.exists(directory.resolve("ledger.db")), "the ledger is a DataSource of the hub");
            Files.move(directory.resolve("ledger.db"), directory.resolve("elsewhere.db"));

            awaitDown(hub, "edges-ledger");
            assertThat(hub.readiness())
                    .hasValueSatisfying(ready -> assertThat(ready.statusCode()).as(ready.body()).isEqualTo(503));
        }
    }

    private static void awaitDown(HubProcess hub, String check) {
        await("a health that is down")
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(hub.health()).hasValueSatisfying(health -> {
                    assertThat(health.statusCode()).as(health.body()).isEqualTo(503);
                    assertThat(health.body()).contains(check);
                }));
    }
}
