package org.acme.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.edgesroutes.settings.SettingKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings in a file of the hub on Spring Boot, each at another value than its default. */
class BootSettingsIT {

    private static final Map<SettingKey, String> ANOTHER = Map.ofEntries(
            Map.entry(SettingKey.API_URL, "http://127.0.0.1:9/v1"),
            Map.entry(SettingKey.API_KEY, "key-of-the-hub"),
            Map.entry(SettingKey.API_REQUESTS_PER_MINUTE, "60"),
            Map.entry(SettingKey.API_CONNECT_TIMEOUT, "PT1S"),
            Map.entry(SettingKey.API_RESPONSE_TIMEOUT, "PT2S"),
            Map.entry(SettingKey.API_ATTEMPTS, "1"),
            Map.entry(SettingKey.API_RETRY_DELAY, "PT1S"),
            Map.entry(SettingKey.TIMEZONE, "Europe/Paris"),
            Map.entry(SettingKey.CONTINUE_CRON, "0 0 3 1 1 ?"),
            Map.entry(SettingKey.CONTINUE_EVERY, "PT5H"),
            Map.entry(SettingKey.CONTINUE_CADENCE, "adaptive"),
            Map.entry(SettingKey.CONTINUE_EVERY_MIN, "PT16M"),
            Map.entry(SettingKey.CONTINUE_EVERY_MAX, "P2D"),
            Map.entry(SettingKey.CONTINUE_STATUSES, "FAILED"),
            Map.entry(SettingKey.CONTINUE_ACTIONS, "linkedin-extract-messages"),
            Map.entry(SettingKey.CONTINUE_WHEN_INCOMPLETE, "hold"),
            Map.entry(SettingKey.COMPLETENESS_CRON, "0 0 4 1 1 ?"),
            Map.entry(SettingKey.COMPLETENESS_GRACE, "PT3M"),
            Map.entry(SettingKey.RESULTS_FROM, "outputs"),
            Map.entry(SettingKey.WEBHOOK_PATH, "/from/edges"),
            Map.entry(SettingKey.WEBHOOK_SECRET, "secret-of-the-hub"),
            Map.entry(SettingKey.WEBHOOK_SECRET_HEADER, "X-Another"),
            Map.entry(SettingKey.WEBHOOK_ALLOW_ANONYMOUS, "true"),
            Map.entry(SettingKey.WEBHOOK_MAX_BODY, "2MB"),
            Map.entry(SettingKey.WEBHOOK_MAX_CONCURRENT, "2"),
            Map.entry(SettingKey.WEBHOOK_MAX_DEPTH, "20"),
            Map.entry(SettingKey.WEBHOOK_PUBLIC_URL, "https://hooks.example.com"),
            Map.entry(SettingKey.LAUNCHES_LIST_LAG, "PT3M"),
            Map.entry(SettingKey.LEDGER_URL, "jdbc:sqlite:unused.db"),
            Map.entry(SettingKey.LEDGER_WARN_SIZE, "2GB"),
            Map.entry(SettingKey.LEDGER_WARN_FREE, "2MB"),
            Map.entry(SettingKey.LEDGER_DATA_SOURCE, "ledgerOfTheHub"),
            Map.entry(SettingKey.ENABLED, "true"),
            Map.entry(SettingKey.ROUTES, "continue-runs,receive-callbacks,repair-runs"));

    /** A file that holds a secret is refused beside the secret itself; a list of workspaces changes every other name. */
    private static final Set<SettingKey> BESIDE = Set.of(
            SettingKey.API_KEY_FILE,
            SettingKey.WEBHOOK_SECRET_FILE,
            SettingKey.WEBHOOK_SECRET_FILE_OLD,
            SettingKey.WORKSPACES,
            SettingKey.SANDBOX_ENABLED);

    @TempDir
    Path directory;

    @Test
    void everySettingOfAHubIsAmongThoseTried() {
        assertThat(ANOTHER.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(SettingKey.values())
                        .filter(key -> !key.standalone() && !BESIDE.contains(key))
                        .toList());
        assertThat(ANOTHER).allSatisfy((key, value) -> assertThat(value).isNotEqualTo(key.byDefault()));
    }

    @Test
    void everySettingInAFileHoldsForTheRoutesInYamlAsForThoseInJava() throws IOException {
        Files.writeString(
                directory.resolve("application.properties"),
                ANOTHER.entrySet().stream()
                        .map(setting -> setting.getKey().key() + "=" + setting.getValue() + "\n")
                        .collect(Collectors.joining()));
        Map<String, String> addresses = Map.of("hub.crm-url", "http://127.0.0.1:9", "hub.edges-url", "none");
        try (HubProcess hub = HubProcess.in(directory).start(addresses)) {
            await("the webhook at its other path")
                    .atMost(Duration.ofMinutes(3))
                    .ignoreExceptions()
                    .until(() -> hub.get("/hub/from/edges").statusCode() == 405);

            assertThat(hub.get("/hub/settings").body().lines())
                    .as("in YAML")
                    .contains("edges.enabled=true")
                    .containsAll(shown("%s=%s"));
            assertThat(hub.output())
                    .as("in Java")
                    .contains("\n  edges.api.key = ****\n", "\n  edges.webhook.secret = ****\n")
                    .contains(shown("\n  %s = %s\n"))
                    .contains(hub.webhook("").getPort() + ", path /hub/from/edges, routes")
                    .doesNotContain("secret-of-the-hub", "key-of-the-hub");
            assertThat(directory).isDirectoryContaining("glob:**/ledger-of-the-hub.db");
            assertThat(directory.resolve("unused.db")).doesNotExist();
        }
    }

    /** What may be shown. Java shows no {@code edges.enabled}: that it is on is plain. */
    private static List<String> shown(String format) {
        return ANOTHER.entrySet().stream()
                .filter(setting -> !setting.getKey().secret())
                .filter(setting -> setting.getKey() != SettingKey.ENABLED)
                .map(setting -> format.formatted(setting.getKey().key(), setting.getValue()))
                .toList();
    }
}
