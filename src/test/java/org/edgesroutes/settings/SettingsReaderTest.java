package org.edgesroutes.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

    private static final Map<String, String> SECRET = Map.of("edges.webhook.secret", "s3cret");

    private static SettingsSource source(Map<String, String> set) {
        Map<String, String> present = new HashMap<>(set);
        present.keySet().removeIf(name -> !name.toLowerCase(Locale.ROOT).startsWith("edges"));
        return new SettingsSource(key -> Optional.ofNullable(set.get(key)), present);
    }

    private static EdgesSettings read(String... keysAndValues) {
        Map<String, String> set = new HashMap<>(SECRET);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            set.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return SettingsReader.readStandalone(source(set), List.of("edges.sandbox.pace"))
                .workspaces()
                .get(0);
    }

    private static String refusal(String... keysAndValues) {
        try {
            read(keysAndValues);
        } catch (SettingsException refused) {
            return refused.getMessage();
        }
        throw new AssertionError("it was not refused");
    }

    @Test
    void aSecretIsAllThatHasToBeSet() {
        EdgesSettings settings = read();

        assertThat(settings.api().url()).isEqualTo(URI.create("https://api.edges.run/v1"));
        assertThat(settings.api().key()).isEmpty();
        assertThat(settings.api().requestsPerMinute()).isEqualTo(30);
        assertThat(settings.continuing().every()).isEqualTo(Duration.ofHours(6));
        assertThat(settings.continuing().statuses())
                .containsExactlyInAnyOrder("SUCCEEDED", "PARTIAL_SUCCEEDED", "FAILED", "BLOCKED");
        assertThat(settings.webhook().maxBody()).isEqualTo(16 * 1024 * 1024);
        assertThat(settings.webhook().secrets()).containsExactly(new Secret("s3cret"));
        assertThat(settings.records().keys())
                .hasSize(7)
                .containsEntry(
                        "linkedin-extract-connections",
                        List.of(List.of("linkedin_profile_id"), List.of("sales_navigator_profile_id")))
                .containsEntry(
                        "linkedin-extract-profile-viewers", List.of(List.of("linkedin_profile_id", "view_timestamp")));
        assertThat(settings.sandbox()).isFalse();
    }

    @Test
    void everyFaultIsInOneMessageWithItsKeyItsValueAndWhatWouldBeRight() {
        assertThat(refusal(
                                "edges.api.url", "http://api.edges.run",
                                "edges.api.requests-per-minute", "many",
                                "edges.continue.cron", "*/5 * * * *",
                                "edges.continue.statuses", "SUCCEEDED,RUNNING",
                                "edges.webhook.max-body", "16 apples",
                                "edges.ledger.url", "jdbc:h2:mem:x",
                                "server.port", "0")
                        .lines())
                .hasSize(8)
                .first()
                .isEqualTo("7 faults in the settings:");
        assertThat(refusal("edges.api.attempts", "0", "edges.continue.every", "soon"))
                .contains("edges.api.attempts is \"0\"; it has to be a whole number from 1 to 20")
                .contains("edges.continue.every is \"soon\"; it has to be a duration like PT6H, 6h or 30s");
    }

    @Test
    void theAdaptiveCadenceNeedsBoundsThatHoldSomething() {
        assertThat(read("edges.continue.every", "1h").continuing().adaptive()).isEmpty();
        assertThat(read("edges.continue.cadence", "adaptive").continuing().adaptive())
                .contains(new EdgesSettings.Adaptive(Duration.ofMinutes(15), Duration.ofDays(1)));
        assertThat(refusal("edges.continue.every-min", "2d"))
                .contains("edges.continue.every-min is PT48H and edges.continue.every-max is PT24H");
        assertThat(refusal("edges.continue.cadence", "often")).contains("it has to be fixed or adaptive");
    }

    @Test
    void withoutASecretTheStartIsRefusedUnlessItIsMeantOrTheSandbox() {
        assertThat(refusal("edges.webhook.secret", " "))
                .contains("edges.webhook.secret is not set", "edges.webhook.allow-anonymous=true");
        assertThatCode(() -> read("edges.webhook.secret", "", "edges.webhook.allow-anonymous", "true"))
                .doesNotThrowAnyException();
        assertThatCode(() -> read("edges.webhook.secret", "", "edges.sandbox.enabled", "true"))
                .doesNotThrowAnyException();
    }

    @Test
    void noSecretIsShownNeitherInAFaultNorInTheEffectiveSettings() {
        StandaloneSettings settings = SettingsReader.readStandalone(
                source(Map.of("edges.api.key", "k3y", "edges.webhook.secret", "s3a,s3b")), List.of());

        assertThat(settings.toString()).doesNotContain("k3y", "s3a", "s3b");
        assertThat(settings.effective())
                .containsEntry("edges.api.key", "****")
                .containsEntry("edges.webhook.secret", "****")
                .containsEntry("edges.api.attempts", "5");
        assertThat(refusal("edges.api.kye", "k3y")).contains("did you mean edges.api.key?");
        assertThat(refusal("edges.webhook.secrets", "k3y")).doesNotContain("k3y");
    }

    @Test
    void twoSecretsAreAcceptedWhileOneIsReplaced() {
        assertThat(read("edges.webhook.secret", "old, new").webhook().secrets())
                .containsExactly(new Secret("old"), new Secret("new"));
    }

    @ParameterizedTest
    @CsvSource({
        "edges.continue.crom, did you mean edges.continue.cron?",
        "edges.api.requests-per-minutes, did you mean edges.api.requests-per-minute?",
        "edges.something.completely.different, config/application.properties lists them all",
        "EDGES_API_REQUEST_PER_MINUTE, did you mean EDGES_API_REQUESTS_PER_MINUTE?",
        "edges.subscriptions.team.action, write it into the one that edges.subscriptions.file names",
        "edges.sandbox.pase, did you mean edges.sandbox.pace?"
    })
    void aNameThatMeansNothingIsAFaultWithASuggestion(String name, String suggestion) {
        assertThat(refusal(name, "7")).contains(name, suggestion);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"EDGES_SERVICE_HOST", "EDGES_PORT_8080_TCP", "EDGES_ROUTES_PORT", "EDGES_JAVA_OPTS", "EDGES_LIB"
            })
    void variablesThatKubernetesAndTheStartScriptSetAreNotTakenForSettings(String name) {
        assertThatCode(() -> read(name, "tcp://10.0.0.1:80")).doesNotThrowAnyException();
    }

    @Test
    void theKeyOfAnActionCanBeSetByPropertyAndByVariable() {
        Map<String, String> values = Map.of(
                "edges.webhook.secret", "s",
                "edges.records.keys.linkedin-extract-messages", "",
                "edges.records.keys.linkedin-search-people", "a|b+c");
        Map<String, String> present = Map.of(
                "EDGES_RECORDS_KEYS_LINKEDIN_SEARCH_PEOPLE", "a|b+c",
                "edges.records.keys.linkedin-extract-messages", "");

        EdgesSettings settings =
                SettingsReader.read(new SettingsSource(key -> Optional.ofNullable(values.get(key)), present));

        assertThat(settings.records().keys())
                .containsEntry("linkedin-search-people", List.of(List.of("a"), List.of("b", "c")))
                .containsEntry("linkedin-extract-messages", List.of());
        assertThat(refusal("edges.records.keys.x", "a||b")).contains("a+b for both together");
    }

    @ParameterizedTest
    @CsvSource({"6h,PT6H", "30s,PT30S", "500ms,PT0.5S", "2d,PT48H", "PT15M,PT15M"})
    void durationsAreWrittenShortOrAsIso(String text, Duration expected) {
        assertThat(read("edges.continue.every", text).continuing().every()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "-PT1H", "6", "h"})
    void aDurationIsLongerThanNothing(String text) {
        assertThatThrownBy(() -> read("edges.continue.every", text)).isInstanceOf(SettingsException.class);
    }

    @ParameterizedTest
    @CsvSource({"1KB,1024", "16mb,16777216", "2048,2048", "2 MB,2097152"})
    void sizesAreWrittenWithOrWithoutUnit(String text, int expected) {
        assertThat(read("edges.webhook.max-body", text).webhook().maxBody()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://edges.example/v1/",
                "http://localhost:8089/v1",
                "http://127.0.0.1/v1",
                "http://[::1]:8089/v1"
            })
    void theApiIsCalledEncryptedOrOnThisMachine(String url) {
        assertThat(read("edges.api.url", url).api().url().toString()).doesNotEndWith("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api.edges.run",
                "https://",
                "ftp://x/v1",
                "https://u:p@x/v1",
                "https://x/v1?a=b",
                "http://localhost.evil/v1"
            })
    void anAddressThatWouldGiveTheKeyAwayIsRefused(String url) {
        assertThat(refusal("edges.api.url", url)).contains("edges.api.url");
    }

    @Test
    void theAddressOfCallbacksIsEncryptedOrOnThisMachine() {
        assertThat(read("edges.webhook.public-url", "").launches().publicUrl()).isEmpty();
        assertThat(read("edges.webhook.public-url", "https://hooks.example.com/hub/")
                        .launches()
                        .publicUrl())
                .hasValue(URI.create("https://hooks.example.com/hub"));
        assertThat(read("edges.webhook.public-url", "http://127.0.0.1:8080")
                        .launches()
                        .publicUrl())
                .isPresent();
        assertThat(refusal("edges.webhook.public-url", "http://hooks.example.com"))
                .contains("edges.webhook.public-url", "https://hooks.example.com, without the path of the webhook");
    }

    @Test
    void aPlaceholderThatLeadsNowhereIsAFaultLikeTheOthers() {
        SettingsSource source = new SettingsSource(
                key -> {
                    if (key.equals("edges.api.key")) {
                        throw new IllegalArgumentException("no MY_KEY");
                    }
                    return Optional.ofNullable(SECRET.get(key));
                },
                SECRET);

        assertThatThrownBy(() -> SettingsReader.read(source)).hasMessageContaining("edges.api.key", "no MY_KEY");
    }

    @Test
    void bothServersOnOnePortAreRefused() {
        assertThat(refusal("server.port", "9876")).contains("server.port and management.port are both 9876");
    }

    private static HostedSettings hosted(String key, String value) {
        Map<String, String> set = new HashMap<>(SECRET);
        set.put(key, value);
        return SettingsReader.readHosted(source(set));
    }

    @Test
    void anApplicationChoosesTheRoutesThatComeAlongByName() {
        assertThat(hosted("edges.routes", "report, receive-callbacks").routes())
                .containsExactly("report", "receive-callbacks");
        assertThat(hosted("edges.routes", "").routes()).isEmpty();
        assertThat(hosted("edges.enabled", "true").routes()).hasSize(6);
        assertThatThrownBy(() -> hosted("edges.routes", "reports"))
                .hasMessageContaining("edges.routes is \"reports\"", "some of continue-runs");
    }

    @Test
    void anApplicationNamesADataSourceForTheLedger() {
        assertThat(hosted("edges.ledger.data-source", "hub")
                        .workspaces()
                        .get(0)
                        .ledger()
                        .dataSource())
                .contains("hub");
        assertThat(hosted("edges.enabled", "true").workspaces().get(0).ledger().dataSource())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"edges.reload.enabled", "EDGES_RELOAD_QUIET", "edges.sandbox.enabled"})
    void whatOnlyAProcessOfItsOwnCanDoIsRefusedInAnApplication(String name) {
        assertThatThrownBy(() -> hosted(name, "true"))
                .hasMessage(name + " is for edges-routes as a process of its own; remove it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"edges.enabled", "EDGES_ROUTES", "edges.ledger.data-source"})
    void whatOnlyAnApplicationCanSayIsRefusedInAProcessOfItsOwn(String name) {
        assertThat(refusal(name, "x")).isEqualTo(name + " is for an application that takes the routes in; remove it");
    }
}
