package org.acme.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.cfg.PackageVersion;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxRecord;
import org.edgesroutes.sandbox.SandboxRun;
import org.edgesroutes.sandbox.SandboxSettings;
import org.edgesroutes.sandbox.SandboxWorkspace;
import org.edgesroutes.settings.SettingKey;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The application as it was built, between a simulated Edges and the CRM to which its YAML delivers. */
class HubIT {

    private static final String CALLBACK =
            "{\"callback_ref_uid\":\"%s\",\"run\":{\"run_uid\":\"r1\",\"status\":\"SUCCEEDED\"},\"results\":[{\"id\":1}]}";
    private static final String LARGE = " ".repeat(1 << 21);

    @TempDir
    Path directory;

    @Test
    void whatEdgesPostsReachesTheCrmOnceAndItsRunIsContinued() {
        try (Crm crm = Crm.open();
                EdgesSandbox edges = sandbox();
                HubProcess hub = HubProcess.in(directory).start(settings(edges, crm))) {
            hub.awaitReady();
            edges.webhook(hub.webhook(""), HubProcess.SECRET);
            String run = edges.run(SandboxRun.incremental("linkedin-extract-messages")
                    .existing(25)
                    .arrivals(9, 7, 8)
                    .pageSize(6));

            await("a third iteration")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> edges.produced(run).stream()
                            .mapToInt(SandboxRecord::iteration)
                            .anyMatch(iteration -> iteration > 2));
            Set<String> produced = edges.produced(run).stream()
                    .map(record -> record.json().toString())
                    .collect(Collectors.toSet());
            await("everything that was produced until now")
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(crm.bodies()).containsAll(produced));
            assertThat(crm.bodies()).as("no record twice").doesNotHaveDuplicates();
            assertThat(crm.requestsWithoutId()).isZero();
            assertThat(hub.output())
                    .doesNotContain("\tat ", "change-me", edges.apiKey())
                    .contains("edges.webhook.secret = ****", "edges.api.key = ****");
        }
    }

    @Test
    void theWebhookKeepsWhatItPromisesOnTheServerOfTheHub() {
        try (Crm crm = Crm.open();
                EdgesSandbox edges = sandbox()) {
            try (HubProcess hub = HubProcess.in(directory).start(settings(edges, crm))) {
                hub.awaitReady();
                assertThat(settingsInTheFile())
                        .allSatisfy((key, value) -> assertThat(hub.output()).contains(key + " = " + value));
                URI webhook = hub.webhook("");
                assertThat(hub.post(webhook, Map.of(), CALLBACK.formatted("c1")).statusCode())
                        .isEqualTo(401);
                assertThat(hub.post(webhook, HubProcess.SECRET, CALLBACK.formatted("c1") + LARGE)
                                .statusCode())
                        .as("larger than edges.webhook.max-body")
                        .isEqualTo(413);
                assertThat(hub.post(hub.webhook("/a/b"), HubProcess.SECRET, CALLBACK.formatted("c1"))
                                .statusCode())
                        .isEqualTo(404);
                var accepted = hub.post(
                        hub.webhook("/linkedin-extract-messages"), HubProcess.SECRET, CALLBACK.formatted("c1"));
                assertThat(accepted.body()).contains("accepted");
                assertThat(accepted.headers().map().keySet())
                        .as("nothing of the request comes back")
                        .noneMatch(name -> name.toLowerCase().startsWith("x-edges"));
                await().untilAsserted(() -> assertThat(crm.bodies()).containsExactly("{\"id\":1}"));
                assertThat(hub.stop()).isIn(0, 143);
            }
            try (HubProcess again = HubProcess.in(directory).start(settings(edges, crm))) {
                again.awaitReady();
                assertThat(again.post(again.webhook(""), HubProcess.SECRET, CALLBACK.formatted("c1"))
                                .body())
                        .as("what was acknowledged before the restart")
                        .contains("repeated");
            }
        }
    }

    @Test
    void everyPartOfJacksonHasTheSameVersionWhateverIsListedFirst() {
        Pattern jackson = Pattern.compile("jackson-[a-z0-9-]+-(\\d+\\.\\d+)[^/]*\\.jar");

        assertThat(Pattern.compile(File.pathSeparator)
                        .splitAsStream(System.getProperty("java.class.path"))
                        .flatMap(jar -> jackson.matcher(jar).results())
                        .map(found -> found.group(1)))
                .as("major and minor version")
                .containsOnly(PackageVersion.VERSION.getMajorVersion() + "." + PackageVersion.VERSION.getMinorVersion());
    }

    /** Not a tick: the next one is next year, whoever owns the scheduler and wherever it keeps its triggers. */
    @ParameterizedTest
    @ValueSource(strings = {"", "hub.job-store"})
    void theFirstLookAtRunsFollowsTheStart(String variant) {
        Map<String, String> settings = new TreeMap<>(Map.of("edges.continue.cron", "0 0 0 1 1 ? 2099"));
        Assumptions.assumeTrue(variant.isEmpty() || System.getProperty(variant) != null);
        Pattern.compile("-D([^= ]+)=(\\S+)")
                .matcher(System.getProperty(variant.isEmpty() ? "hub.none" : variant, ""))
                .results()
                .forEach(more -> settings.put(more.group(1), more.group(2)));
        try (Crm crm = Crm.open();
                QuietEdges edges = QuietEdges.open()) {
            settings.put("hub.crm-url", crm.url());
            settings.put("hub.edges-url", edges.url());
            try (HubProcess hub = HubProcess.in(directory).start(settings)) {
                hub.awaitReady();

                await("a look at the runs").atMost(Duration.ofSeconds(30)).until(() -> edges.requests() > 0);
                assertThat(hub.output()).doesNotContain("\tat ");
            }
        }
    }

    @Test
    void theHealthOfTheHubShowsTheLedgerTheKeyAndTheDownstreams() {
        try (Crm crm = Crm.open();
                EdgesSandbox edges = sandbox();
                HubProcess hub = HubProcess.in(directory).start(settings(edges, crm))) {
            hub.awaitReady();

            hub.health().ifPresent(health -> {
                assertThat(health.statusCode()).as(health.body()).isEqualTo(200);
                assertThat(health.body())
                        .contains("edges-ledger", "edges-api-key", "edges-ticks", "edges-callbacks", "edges-downstreams");
            });
        }
    }

    @Test
    void withEdgesSwitchedOffTheHubStartsWithoutIt() {
        try (Crm crm = Crm.open();
                HubProcess hub = HubProcess.in(directory)
                        .start(Map.of("edges.enabled", "false", "hub.crm-url", crm.url(), "hub.edges-url", "none"))) {
            await("one line about the downstream")
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> hub.output().contains("downstream crm gets no records: edges.enabled=false"));
            assertThat(hub.output()).doesNotContain("\tat ");
            assertThat(directory.resolve("ledger.db")).doesNotExist();
        }
    }

    @Test
    void whatIsWrongStopsTheStartAndNamesTheKey() {
        try (HubProcess hub = HubProcess.in(directory).start(Map.of("edges.continue.every", "soon", "hub.crm-url", "none", "hub.edges-url", "none"))) {
            assertThat(hub.exitCode()).isNotZero();
            assertThat(hub.output()).contains("edges.continue.every is \"soon\"");
        }
    }

    private static Map<String, String> settings(EdgesSandbox edges, Crm crm) {
        return Map.of("hub.crm-url", crm.url(), "hub.edges-url", edges.url());
    }

    /** Those of the hub's file that are not left at the default, and have no address in them. */
    private static Map<String, String> settingsInTheFile() {
        Properties file = new Properties();
        try (var properties = HubIT.class.getResourceAsStream("/application.properties")) {
            file.load(properties);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Map<String, String> settings = new TreeMap<>();
        file.stringPropertyNames().stream()
                .filter(key -> key.startsWith("edges.") && !key.equals("edges.api.url"))
                .forEach(key -> settings.put(key, file.getProperty(key)));
        for (SettingKey key : SettingKey.values()) {
            if (key.secret()) {
                settings.computeIfPresent(key.key(), (name, value) -> "****");
            } else if (key.byDefault().equals(settings.get(key.key())) || key == SettingKey.ENABLED) {
                settings.remove(key.key());
            }
        }
        return settings;
    }

    private static EdgesSandbox sandbox() {
        Map<String, String> pace = Map.of(
                "edges.sandbox.pace", "50ms",
                "edges.sandbox.step", "1m",
                "edges.sandbox.requests-per-minute", "100000");
        return EdgesSandbox.live(SandboxSettings.of(key -> Optional.ofNullable(pace.get(key))), Clock.systemUTC())
                .workspace(SandboxWorkspace.named("acme"))
                .start();
    }
}
