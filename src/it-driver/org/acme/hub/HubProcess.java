package org.acme.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The application in a process of its own; {@code hub.start} says how it is started. */
final class HubProcess implements AutoCloseable {

    static final Map<String, String> SECRET = Map.of("X-Hub-Secret", "change-me");

    /** Those in the application.properties of the application. */
    private static final List<String> SECRETS = List.of("change-me", "sandbox-key-acme");

    /** Before the path of a page on the second server of the hub. */
    private static final String APART = "management:";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Path output;
    private final int port;
    private final int managementPort;
    private final List<String> secrets;

    private HubProcess(Process process, Path output, int port, int managementPort, List<String> secrets) {
        this.secrets = secrets;
        this.process = process;
        this.output = output;
        this.port = port;
        this.managementPort = managementPort;
    }

    static Starter in(Path directory) {
        return new Starter(directory);
    }

    static final class Starter {

        private final Path directory;
        private final Map<String, String> environment = new TreeMap<>();

        private Starter(Path directory) {
            this.directory = directory;
        }

        Starter environment(String variable, String value) {
            environment.put(variable, value);
            return this;
        }

        /** @param settings besides those in the application.properties of the application */
        HubProcess start(Map<String, String> settings) {
            try (ServerSocket free = new ServerSocket(0);
                    ServerSocket management = new ServerSocket(0)) {
                int port = free.getLocalPort();
                int managementPort = management.getLocalPort();
                List<String> command = new ArrayList<>();
                command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
                // it lives for seconds: a start is most of its work
                command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
                settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
                command.add("-Dhub.port=" + port);
                command.add("-Dhub.management-port=" + managementPort);
                command.addAll(List.of(System.getProperty("hub.start").split(" ")));
                Path output = Files.createTempFile(directory, "hub", ".log");
                ProcessBuilder builder = new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
                builder.environment().keySet().removeIf(name -> name.startsWith("EDGES_"));
                builder.environment().putAll(environment);
                free.close();
                management.close();
                List<String> secrets = new ArrayList<>(SECRETS);
                settings.forEach((key, value) -> {
                    if (key.endsWith(".key") || key.endsWith(".secret")) {
                        secrets.add(value);
                    }
                });
                return new HubProcess(builder.start(), output, port, managementPort, secrets);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** Waits until the webhook answers; fails with what the process wrote when it ends before. */
    void awaitReady() {
        await("the webhook of the hub")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(100))
                .failFast("the hub ended", () -> {
                    if (!process.isAlive()) {
                        throw new AssertionError(output());
                    }
                })
                .until(this::answers);
    }

    /** Whether its webhook says that it takes nothing but POST. */
    boolean answers() {
        try {
            HttpRequest get = HttpRequest.newBuilder(webhook("")).build();
            return http.send(get, BodyHandlers.discarding()).statusCode() == 405;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    URI webhook(String more) {
        return uri(port, System.getProperty("hub.context-path", "") + "/in/edges" + more);
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Any page of the hub. */
    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(port, path)));
    }

    /** @return where the flavour shows its health; empty where it shows none over HTTP */
    Optional<HttpResponse<String>> health() {
        return page("hub.health");
    }

    /** @return whether the flavour is ready, as an orchestrator asks; empty where it does not say so over HTTP */
    Optional<HttpResponse<String>> readiness() {
        return page("hub.ready");
    }

    private Optional<HttpResponse<String>> page(String property) {
        String path = System.getProperty(property, "");
        boolean apart = path.startsWith(APART);
        return path.isEmpty()
                ? Optional.empty()
                : Optional.of(send(HttpRequest.newBuilder(
                        apart ? uri(managementPort, path.substring(APART.length())) : uri(port, path))));
    }

    HttpResponse<String> post(URI to, Map<String, String> headers, String body) {
        HttpRequest.Builder post = HttpRequest.newBuilder(to)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        headers.forEach(post::header);
        return send(post);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(output(), failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Asks it to stop, as an orchestrator does. */
    int stop() {
        process.destroy();
        return exitCode();
    }

    int exitCode() {
        try {
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                throw new AssertionError("the hub does not end: " + output());
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Whatever was tried with it, no secret is in its log. */
    @Override
    public void close() {
        process.destroyForcibly();
        exitCode();
        assertThat(secrets.stream().filter(output()::contains)).as("secrets in the log").isEmpty();
    }
}
