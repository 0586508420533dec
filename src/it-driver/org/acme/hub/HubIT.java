package org.acme.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.cfg.PackageVersion;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxRecord;
import org.edgesroutes.sandbox.SandboxRun;
import org.edgesroutes.sandbox.SandboxSettings;
import org.edgesroutes.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                HubProcess hub = HubProcess.in(directory)
                        .with("EDGES_API_KEY", edges.apiKey())
                        .start(settings(edges, crm))) {
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
        }
    }

    @Test
    void theWebhookKeepsWhatItPromisesOnTheServerOfTheHub() {
        try (Crm crm = Crm.open();
                EdgesSandbox edges = sandbox()) {
            try (HubProcess hub = HubProcess.in(directory).start(settings(edges, crm))) {
                hub.awaitReady();
                assertThat(hub.output())
                        .as("settings whose names only the hub knows")
                        .contains("edges.records.keys.acme-extract-parts = part_id");
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

    @Test
    void whatIsWrongStopsTheStartAndNamesTheKey() {
        try (HubProcess hub = HubProcess.in(directory).start(Map.of("edges.continue.every", "soon"))) {
            assertThat(hub.exitCode()).isNotZero();
            assertThat(hub.output()).contains("edges.continue.every is \"soon\"");
        }
    }

    private static Map<String, String> settings(EdgesSandbox edges, Crm crm) {
        return Map.of(
                "crm.url", crm.url(),
                "edges.api.url", edges.url(),
                "edges.api.requests-per-minute", "100000",
                "edges.continue.cron", "* * * * * ?",
                "edges.continue.every", "PT1S",
                "edges.completeness.cron", "* * * * * ?",
                "edges.completeness.grace", "PT1S",
                "edges.webhook.max-body", "1MB");
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
