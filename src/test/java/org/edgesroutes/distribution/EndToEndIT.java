package org.edgesroutes.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.edgesroutes.distribution.RecordFiles.Line;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxFault;
import org.edgesroutes.sandbox.SandboxRecord;
import org.edgesroutes.sandbox.SandboxRun;
import org.edgesroutes.sandbox.SandboxSettings;
import org.edgesroutes.sandbox.SandboxWorkspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution as it is shipped, and a simulated Edges that has a very bad day. */
class EndToEndIT {

    private static final int ITERATIONS = 4;
    private static final String SECRET = "s3cret";

    private static final Map<SandboxFault, Double> BAD_DAY = Map.ofEntries(
            Map.entry(SandboxFault.LOSE, 0.1),
            Map.entry(SandboxFault.LOSE_SILENTLY, 0.1),
            Map.entry(SandboxFault.DUPLICATE, 0.3),
            Map.entry(SandboxFault.DELAY, 0.2),
            Map.entry(SandboxFault.REORDER, 0.3),
            Map.entry(SandboxFault.SERVER_ERROR, 0.1),
            Map.entry(SandboxFault.SERVER_ERROR_AFTER, 0.1),
            Map.entry(SandboxFault.SLOW, 0.1),
            Map.entry(SandboxFault.CUT_READ, 0.1),
            Map.entry(SandboxFault.CUT_BEFORE, 0.1),
            Map.entry(SandboxFault.CUT_AFTER, 0.1),
            Map.entry(SandboxFault.HTML_PAGE, 0.1),
            Map.entry(SandboxFault.HALF_BODY, 0.1));

    @TempDir
    Path directory;

    /** A record as it was produced or delivered, without the field that only outputs have. */
    private record Landed(String action, String runUid, JsonNode content) {

        static Landed of(String action, String runUid, JsonNode content) {
            ObjectNode copy = content.deepCopy();
            copy.remove("extracted_at");
            return new Landed(action, runUid, copy);
        }
    }

    @Test
    void everyRecordOfEveryIterationIsInTheFileAndNoneTwiceWhateverGoesWrong() {
        try (EdgesSandbox edges = sandbox();
                DistributionProcess routes = DistributionProcess.in(directory)
                        .environment("EDGES_WEBHOOK_SECRET", SECRET)
                        .environment("EDGES_API_KEY", edges.apiKey())
                        .start(
                                "--edges.api.url=" + edges.url(),
                                "--edges.api.requests-per-minute=100000",
                                "--edges.api.retry-delay=PT0.05S",
                                "--edges.continue.cron=* * * * * ?",
                                "--edges.continue.every=PT1S",
                                "--edges.completeness.cron=* * * * * ?",
                                "--edges.completeness.grace=PT1S")
                        .awaitReady()) {
            edges.webhook(routes.url("/edges/callbacks"), Map.of("X-Edges-Webhook-Secret", SECRET));
            BAD_DAY.forEach(edges::fault);
            Map<String, String> actions = Stream.of(
                            "linkedin-extract-connections",
                            "linkedin-extract-messages",
                            "linkedin-extract-profile-viewers",
                            "linkedin-extract-post-likers")
                    .collect(Collectors.toMap(action -> edges.run(run(action)), action -> action));

            await("several iterations of every run")
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> actions.keySet().stream().allMatch(run -> iterations(edges, run) >= ITERATIONS));
            Set<Landed> produced = produced(edges, actions);
            await("everything that was produced until now")
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(landed()).containsAll(produced));
            routes.terminate();
            routes.exitCode();

            assertThat(landed()).as("nothing but what was produced").isSubsetOf(produced(edges, actions));
            List<String> ids =
                    new RecordFiles(directory).lines().stream().map(Line::id).toList();
            assertThat(ids).doesNotHaveDuplicates();
        }
    }

    private static EdgesSandbox sandbox() {
        Map<String, String> pace = Map.of(
                "edges.sandbox.pace", "50ms",
                "edges.sandbox.step", "1m",
                "edges.sandbox.fault-delay", "10m",
                "edges.sandbox.slow-answer", "200ms",
                "edges.sandbox.requests-per-minute", "100000");
        return EdgesSandbox.live(SandboxSettings.of(key -> Optional.ofNullable(pace.get(key))), Clock.systemUTC())
                .workspace(SandboxWorkspace.named("acme"))
                .start();
    }

    private static SandboxRun run(String action) {
        return SandboxRun.incremental(action)
                .existing(35)
                .arrivals(12, 0, 27, 9, 14, 8)
                .updates(2)
                .repeats(3)
                .gaps(0.1)
                .pageSize(7);
    }

    private static int iterations(EdgesSandbox edges, String run) {
        return edges.produced(run).stream()
                .mapToInt(SandboxRecord::iteration)
                .max()
                .orElse(0);
    }

    private static Set<Landed> produced(EdgesSandbox edges, Map<String, String> actions) {
        Set<Landed> all = new HashSet<>();
        actions.forEach((run, action) ->
                edges.produced(run).forEach(record -> all.add(Landed.of(action, run, record.json()))));
        return all;
    }

    private Set<Landed> landed() {
        return new RecordFiles(directory)
                .lines().stream()
                        .map(line -> Landed.of(line.action(), line.runUid(), line.content()))
                        .collect(Collectors.toSet());
    }
}
