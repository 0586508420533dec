package org.acme.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    /** A page of the hub whose lines are what the placeholders in its YAML stand for. */
    private static final String PAGE = """
            - route:
                id: placeholders
                from:
                  uri: platform-http:/from/edges/placeholders
                  steps:
                    - setBody:
                        constant:
                          expression: |
            %s""";

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
        Files.writeString(directory.resolve("placeholders.camel.yaml"), PAGE.formatted(lines("%s={{%s}}")));
        Files.writeString(
                directory.resolve("application.properties"),
                ANOTHER.entrySet().stream()
                                .map(setting -> setting.getKey().key() + "=" + setting.getValue() + "\n")
                                .collect(Collectors.joining())
                        + "camel.main.routes-include-pattern=classpath:camel/*,file:placeholders.camel.yaml\n");
        try (HubProcess hub = HubProcess.in(directory).start(Map.of("hub.crm-url", "http://127.0.0.1:9", "hub.edges-url", "none"))) {
            await("the webhook at its other path")
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> hub.get("/hub/from/edges").statusCode() == 405);

            assertThat(hub.get("/hub/from/edges/placeholders").body().lines()).containsAll(expected("%s=%s").values());
            assertThat(hub.output())
                    .contains("\n  edges.api.key = ****", "\n  edges.webhook.secret = ****")
                    .contains(shown().values())
                    .contains(hub.webhook("").getPort() + ", path /hub/from/edges, routes")
                    .doesNotContain("secret-of-the-hub", "key-of-the-hub");
            assertThat(directory).isDirectoryContaining("glob:**/ledger-of-the-hub.db");
            assertThat(directory.resolve("unused.db")).doesNotExist();
        }
    }

    private static String lines(String format) {
        return ANOTHER.keySet().stream()
                .map(key -> " ".repeat(16) + format.formatted(key.key(), key.key()) + "\n")
                .collect(Collectors.joining());
    }

    private static Map<SettingKey, String> expected(String format) {
        return ANOTHER.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        setting -> format.formatted(setting.getKey().key(), setting.getValue()),
                        (a, b) -> a,
                        TreeMap::new));
    }

    /** What the bundle has read, which its log shows without the secrets. */
    private static Map<SettingKey, String> shown() {
        Map<SettingKey, String> shown = expected("\n  %s = %s\n");
        shown.keySet().removeIf(key -> key.secret() || key == SettingKey.ENABLED);
        return shown;
    }
}
