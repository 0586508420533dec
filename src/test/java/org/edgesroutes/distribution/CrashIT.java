package org.edgesroutes.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.edgesroutes.distribution.RecordFiles.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution, killed again and again while callbacks pour in. */
class CrashIT {

    private static final int KILLS = 10;
    private static final String SECRET = "s3cret";
    private static final String ACTION = "linkedin-extract-messages";

    @TempDir
    Path directory;

    private final Random moments = new Random(20261121);

    private DistributionProcess start() {
        return DistributionProcess.in(directory)
                .environment("EDGES_WEBHOOK_SECRET", SECRET)
                .start()
                .awaitReady();
    }

    @Test
    void everyAcknowledgedRecordReachesTheFileHoweverOftenTheProcessIsKilled() {
        DistributionProcess edges = start();
        try (PouringCallbacks callbacks = new PouringCallbacks(edges.url("/edges/callbacks/" + ACTION), SECRET)) {
            for (int kill = 0; kill < KILLS; kill++) {
                int until = callbacks.acknowledged() + 20 + moments.nextInt(200);
                await().atMost(Duration.ofSeconds(60)).until(() -> callbacks.acknowledged() >= until);
                edges.kill();
                edges = start();
                callbacks.to(edges.url("/edges/callbacks/" + ACTION));
            }
            callbacks.finish();
            await().atMost(Duration.ofSeconds(120))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(lines())
                            .hasSizeGreaterThanOrEqualTo(callbacks.recordIds().size()));

            Map<String, JsonNode> delivered = recordsById();
            assertThat(delivered.keySet()).containsAll(callbacks.recordIds());
            assertThat(delivered.values()).as("records under different ids").doesNotHaveDuplicates();
        } finally {
            edges.close();
        }
    }

    private List<Line> lines() {
        return new RecordFiles(directory).lines();
    }

    /** A record may be there twice, after a kill, but then it is the same one. */
    private Map<String, JsonNode> recordsById() {
        Map<String, JsonNode> records = new HashMap<>();
        for (Line line : lines()) {
            JsonNode before = records.put(line.id(), line.content());
            assertThat(before).isIn(null, line.content());
        }
        return records;
    }
}
