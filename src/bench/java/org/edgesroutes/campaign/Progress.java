package org.edgesroutes.campaign;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The rounds that one seed has had on one build, a line of JSON each: what another call goes on from. */
final class Progress {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    private Progress(Path file) {
        this.file = file;
    }

    static Progress of(Path directory, long seed, Path jar) throws IOException {
        return new Progress(directory.resolve("seed-%d-build-%08x.ndjson".formatted(seed, build(jar))));
    }

    /** The times of the files in the jar do not count, or every packaging would begin anew. */
    private static long build(Path jar) throws IOException {
        CRC32 sum = new CRC32();
        try (InputStream in = Files.newInputStream(jar);
                ZipInputStream entries = new ZipInputStream(in)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().endsWith(".class") || entry.getName().endsWith(".sql")) {
                    sum.update(entry.getName().getBytes(StandardCharsets.UTF_8));
                    sum.update(entries.readAllBytes());
                }
            }
        }
        return sum.getValue();
    }

    Figures sum() throws IOException {
        Figures sum = Figures.NONE;
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                sum = sum.plus(JSON.readValue(line, Figures.class));
            }
        }
        return sum;
    }

    void add(Figures round) throws IOException {
        Files.write(
                file, List.of(JSON.writeValueAsString(round)), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    Path file() {
        return file;
    }
}
