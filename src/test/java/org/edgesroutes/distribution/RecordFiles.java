package org.edgesroutes.distribution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What {@code routes/deliver-to-file.camel.yaml} has written into a directory. */
final class RecordFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;

    RecordFiles(Path workingDirectory) {
        this.directory = workingDirectory.resolve("data/records");
    }

    /** Those of one workspace among several. */
    RecordFiles(Path workingDirectory, String workspace) {
        this.directory = workingDirectory.resolve("data/records").resolve(workspace);
    }

    /**
     * One line of a file.
     *
     * @param action after which the file is named
     * @param content the record without the field {@code _edges}
     */
    record Line(String action, String id, String runUid, JsonNode content) {}

    List<Line> lines() {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.flatMap(RecordFiles::linesOf).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Stream<Line> linesOf(Path file) {
        String action = file.getFileName().toString().replace(".ndjson", "");
        try {
            return Files.readAllLines(file).stream().map(line -> line(action, line));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Line line(String action, String text) {
        try {
            ObjectNode record = (ObjectNode) JSON.readTree(text);
            JsonNode stamp = record.remove("_edges");
            return new Line(
                    action, stamp.path("id").asText(), stamp.path("run_uid").asText(), record);
        } catch (JsonProcessingException torn) {
            throw new AssertionError("a torn line in " + action + ": " + text, torn);
        }
    }
}
