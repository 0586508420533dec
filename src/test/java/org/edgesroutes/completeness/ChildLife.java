package org.edgesroutes.completeness;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A {@link DoomedService} in a process of its own. */
final class ChildLife implements Life {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Clock clock;
    private final Process process;
    private final Path log;
    private Integer port;

    ChildLife(Path directory, String edges, String key, Clock clock, int commit, String moment) throws IOException {
        this.clock = clock;
        log = directory.resolve("child.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                DoomedService.class.getName()));
        command.addAll(
                List.of(directory.toString(), edges, key, clock.instant().toString(), String.valueOf(commit), moment));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** A process may die before it listens. @return whether it lives */
    boolean awaitReady() throws IOException {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !process.isAlive() || said().isPresent());
        port = said().orElse(null);
        return port != null;
    }

    private Optional<Integer> said() throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.startsWith("port "))
                .map(line -> Integer.valueOf(line.substring(5)))
                .findFirst();
    }

    @Override
    public int take(String path, byte[] body) throws IOException {
        return post(path, body);
    }

    @Override
    public void round() throws IOException {
        post("/round", new byte[0]);
    }

    @Override
    public void tick() throws IOException {
        post("/tick", new byte[0]);
    }

    private int post(String path, byte[] body) throws IOException {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .header(DoomedService.NOW, clock.instant().toString())
                                    .timeout(Duration.ofMinutes(1))
                                    .POST(BodyPublishers.ofByteArray(body))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    /** @return its exit code once it is dead */
    int awaitDeath() {
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                throw new AssertionError("it lives and does not answer: " + Files.readString(log));
            }
            if (process.exitValue() != DoomedService.KILLED) {
                throw new AssertionError("it died by itself: " + Files.readString(log));
            }
            return process.exitValue();
        } catch (InterruptedException | IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
