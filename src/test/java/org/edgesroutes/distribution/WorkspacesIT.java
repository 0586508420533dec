package org.edgesroutes.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxRecord;
import org.edgesroutes.sandbox.SandboxRun;
import org.edgesroutes.sandbox.SandboxSettings;
import org.edgesroutes.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution as it is shipped, with two workspaces of two simulated Edges. */
class WorkspacesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    /** An Edges with one workspace, its run, and what the distribution wrote of it. */
    private final class Side implements AutoCloseable {

        private final String name;
        private final EdgesSandbox edges;
        private String run;

        Side(String name, int seed) {
            Map<String, String> pace = Map.of(
                    "edges.sandbox.seed", String.valueOf(seed),
                    "edges.sandbox.pace", "50ms",
                    "edges.sandbox.step", "1m",
                    "edges.sandbox.requests-per-minute", "100000");
            this.name = name;
            this.edges = EdgesSandbox.live(
                            SandboxSettings.of(key -> Optional.ofNullable(pace.get(key))), Clock.systemUTC())
                    .workspace(SandboxWorkspace.named(name))
                    .start();
        }

        DistributionProcess.Starter environment(DistributionProcess.Starter process) {
            String prefix = "EDGES_WORKSPACES_" + name.toUpperCase(Locale.ROOT);
            return process.environment(prefix + "_API_KEY", edges.apiKey())
                    .environment(prefix + "_API_URL", edges.url())
                    .environment(prefix + "_WEBHOOK_SECRET", "secret-of-" + name);
        }

        void begin(DistributionProcess routes) {
            edges.webhook(
                    routes.url("/edges/callbacks/" + name), Map.of("X-Edges-Webhook-Secret", "secret-of-" + name));
            run = edges.run(SandboxRun.incremental("linkedin-extract-messages")
                    .existing(12)
                    .arrivals(4, 2, 5)
                    .pageSize(5));
        }

        Set<JsonNode> produced() {
            return edges.produced(run).stream()
                    .map(SandboxRecord::json)
                    .map(Side::content)
                    .collect(Collectors.toSet());
        }

        Set<JsonNode> landed() {
            return new RecordFiles(directory, name)
                    .lines().stream().map(line -> content(line.content())).collect(Collectors.toSet());
        }

        /** Without the field that only outputs have. */
        private static JsonNode content(JsonNode record) {
            ObjectNode copy = record.deepCopy();
            copy.remove("extracted_at");
            return copy;
        }

        private long continues() {
            return edges.requests().stream()
                    .filter(request -> request.path().endsWith(run + "/continue"))
                    .count();
        }

        void awaitContinues(int more) {
            long before = continues();
            await(name + " goes on").atMost(PATIENCE).until(() -> continues() >= before + more);
        }

        void disappear() {
            edges.close();
        }

        @Override
        public void close() {
            edges.close();
        }
    }

    @Test
    void eachWorkspaceHasItsRecordsAndOneWhoseEdgesIsGoneStopsNoOther() {
        try (Side acme = new Side("acme", 4);
                Side globex = new Side("globex", 6);
                DistributionProcess routes = globex.environment(acme.environment(DistributionProcess.in(directory)))
                        .environment("EDGES_WORKSPACES", "acme,globex")
                        .start(
                                "--edges.api.requests-per-minute=100000",
                                "--edges.continue.cron=* * * * * ?",
                                "--edges.continue.every=PT1S",
                                "--edges.completeness.cron=* * * * * ?",
                                "--edges.completeness.grace=PT1S")
                        .awaitReady()) {
            acme.begin(routes);
            globex.begin(routes);
            acme.awaitContinues(2);
            globex.awaitContinues(2);
            acme.disappear();
            globex.awaitContinues(2);

            await("what acme and globex produced").atMost(PATIENCE).untilAsserted(() -> {
                assertThat(acme.landed()).isNotEmpty().isSubsetOf(acme.produced());
                assertThat(globex.landed()).containsAll(globex.produced());
            });
            assertThat(globex.landed()).doesNotContainAnyElementsOf(acme.produced());
            String status = DistributionProcess.in(directory)
                    .environment("EDGES_WORKSPACES", "acme,globex")
                    .run("status", "--json")
                    .output();
            assertThat(status.lines().map(line -> line.replaceFirst(",.*", "")))
                    .containsExactly("{\"workspace\":\"acme\"", "{\"workspace\":\"globex\"");
        }
    }
}
