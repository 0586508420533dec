package org.edgesroutes.distribution;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * {@code bin/edges-routes} as a user runs it: an own process in a directory of the test, which can be killed.
 *
 * <pre>{@code
 * try (DistributionProcess edges = DistributionProcess.in(directory)
 *         .environment("EDGES_WEBHOOK_SECRET", "s3cret")
 *         .start("--edges.continue.every=1s")) {
 *     edges.awaitReady();
 *     edges.kill();
 * }
 * }</pre>
 */
public final class DistributionProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(45);
    private static final Path SCRIPT =
            Path.of(System.getProperty("edges.distribution", "target/edges-routes"), "bin", "edges-routes");

    private final Process process;
    private final Path output;
    private final Path errors;
    private final int port;
    private final int managementPort;
    private final UsedSecrets secrets;

    private DistributionProcess(
            Process process, Path output, Path errors, int port, int managementPort, UsedSecrets secrets) {
        this.secrets = secrets;
        this.process = process;
        this.output = output;
        this.errors = errors;
        this.port = port;
        this.managementPort = managementPort;
    }

    /** A process to be started with this current directory, on free ports. */
    public static Starter in(Path directory) {
        return new Starter(directory);
    }

    /** @return a port that is free at the moment */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What surrounds the process. */
    public static final class Starter {

        private final Path directory;
        private final Map<String, String> environment = new LinkedHashMap<>();
        private List<String> program = List.of(SCRIPT.toAbsolutePath().toString());
        private Integer port;
        private Integer managementPort;
        private final List<String> secretsInFiles = new ArrayList<>();

        private Starter(Path directory) {
            this.directory = directory;
        }

        /** These ports instead of free ones, for a process that comes back under the same address. */
        public Starter ports(int server, int management) {
            port = server;
            managementPort = management;
            return this;
        }

        public Starter environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** A secret in one of its files, which must not be in its log either. */
        public Starter secretInFile(String secret) {
            secretsInFiles.add(secret);
            return this;
        }

        /** Instead of the script in the directory of the build: another one, or a command that runs one. */
        public Starter program(String... program) {
            this.program = List.of(program);
            return this;
        }

        /** Starts it, on free ports unless others are given; an argument that sets a port wins. */
        public DistributionProcess start(String... arguments) {
            int server = port == null ? freePort() : port;
            int management = managementPort == null ? freePort() : managementPort;
            List<String> command = new ArrayList<>(program);
            command.add("--server.port=" + server);
            command.add("--management.port=" + management);
            command.addAll(List.of(arguments));
            return launch(command, server, management);
        }

        /** Runs exactly these arguments to their end. */
        public DistributionProcess run(String... arguments) {
            List<String> command = new ArrayList<>(program);
            command.addAll(List.of(arguments));
            DistributionProcess process = launch(command, 0, 0);
            process.exitCode();
            return process;
        }

        private DistributionProcess launch(List<String> command, int port, int managementPort) {
            try {
                Path output = Files.createTempFile(directory, "output", ".log");
                Path errors = Files.createTempFile(directory, "errors", ".log");
                ProcessBuilder builder = new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile());
                builder.environment().keySet().removeIf(name -> name.startsWith("EDGES_"));
                builder.environment().putAll(environment);
                UsedSecrets secrets = UsedSecrets.of(environment, command, secretsInFiles);
                return new DistributionProcess(builder.start(), output, errors, port, managementPort, secrets);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** Waits until health says UP; fails with what the process wrote when it ends before. */
    public DistributionProcess awaitReady() {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest health = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/observe/health".formatted(managementPort)))
                .timeout(Duration.ofSeconds(5))
                .build();
        await("health of edges-routes")
                .atMost(START_LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .failFast(() -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("it ended: " + errors() + output());
                    }
                })
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> http.send(health, BodyHandlers.discarding()).statusCode() == 200);
        return this;
    }

    /** The address of a path on its server for callbacks. */
    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public int port() {
        return port;
    }

    public int managementPort() {
        return managementPort;
    }

    public long pid() {
        return process.pid();
    }

    /** Everything on standard output so far. */
    public String output() {
        return read(output);
    }

    /** Everything on standard error so far. */
    public String errors() {
        return read(errors);
    }

    /** SIGKILL: no chance to tidy up. Returns when the process is gone. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** SIGTERM: asks it to stop, and returns at once. */
    public void terminate() {
        process.destroy();
    }

    /** Waits for the end, and fails when a secret is in its log. */
    public int exitCode() {
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("it did not end: " + errors() + output());
            }
            secrets.requireAbsent(errors() + output());
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
