package org.edgesroutes.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution, killed again and again while callbacks pour in. */
class CrashIT {

    private static final int KILLS = 10;
    private static final String SECRET = "s3cret";
    private static final String ACTION = "linkedin-extract-messages";
    private static final ObjectMapper JSON = new ObjectMapper();

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
    void everyAcknowledgedRecordReachesTheFileHoweverOftenTheProcessIsKilled() throws IOException {
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

            Map<String, String> delivered = recordsById();
            assertThat(delivered.keySet()).containsAll(callbacks.recordIds());
            assertThat(delivered.values()).as("records under different ids").doesNotHaveDuplicates();
        } finally {
            edges.close();
        }
    }

    private List<String> lines() throws IOException {
        Path file = directory.resolve("data/records/" + ACTION + ".ndjson");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** A record may be there twice, after a kill, but then it is the same one. */
    private Map<String, String> recordsById() throws IOException {
        Map<String, String> records = new HashMap<>();
        for (String line : lines()) {
            JsonNode record = parsed(line);
            String before = records.put(
                    record.at("/_edges/id").asText(), record.path("message_id").asText());
            assertThat(before).isIn(null, record.path("message_id").asText());
        }
        return records;
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException torn) {
            throw new AssertionError("a torn line: " + line, torn);
        }
    }
}
