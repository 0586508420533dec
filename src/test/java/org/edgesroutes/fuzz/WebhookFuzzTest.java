package org.edgesroutes.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.edgesroutes.TestSettings;
import org.edgesroutes.WebhookHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small one; {@code mvn -q -Pfuzz verify} sends a million. */
class WebhookFuzzTest {

    private static final int REQUESTS = 20_000;

    @TempDir
    Path directory;

    @Test
    void whateverIsPostedIsRefusedOrKeptAndNeverAnsweredWithAFault() throws Exception {
        try (WebhookHost host = WebhookHost.start(
                TestSettings.in(directory).secrets(FuzzRequest.SECRET).maxConcurrent(32))) {
            Campaign campaign = new Campaign(host.webhook(), 1);
            campaign.sendTo(REQUESTS, 24, number -> {});

            assertThat(campaign.failures()).as("%s", campaign.statuses()).isEmpty();
            assertThat(campaign.statuses()).containsKeys(200, 400, 401, 404, 405, 422);
            assertThat(campaign.acknowledged().cardinality()).isGreaterThan(REQUESTS / 3);
            LedgerVerdict verdict = new LedgerVerdict(directory.resolve("edges.db"));
            assertThat(verdict.complaints(campaign)).isEmpty();
            assertThat(verdict.records()).isGreaterThan(REQUESTS / 4);
        }
    }
}
