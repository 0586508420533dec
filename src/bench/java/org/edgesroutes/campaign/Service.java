package org.edgesroutes.campaign;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.edgesroutes.distribution.DistributionProcess;

/** The distribution with a route to the target of the campaign, in a directory of its own, always on the same ports. */
final class Service implements AutoCloseable {

    static final String SECRET = "s3cret";

    /** Below the ports that systems assign by themselves. */
    private static final int FIRST_PORT = 20_000;

    private static final int PORTS = 10_000;

    private final Path directory;
    private final int port;
    private final int managementPort;
    private final URI edges;
    private final String key;
    private final URI target;
    private final Thread orphan = new Thread(this::kill);
    private DistributionProcess process;

    Service(Path directory, Path distribution, URI edges, String key, URI target) throws IOException {
        this.directory = directory;
        this.port = freePort();
        this.managementPort = freePort();
        this.edges = edges;
        this.key = key;
        this.target = target;
        Path routes = Files.createDirectories(directory.resolve("routes"));
        try (Stream<Path> files = Files.list(distribution.resolve("routes"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.getFileName().toString().startsWith("deliver-")) {
                    Files.copy(file, routes.resolve(file.getFileName()));
                }
            }
        }
        try (var route = Service.class.getResourceAsStream("/campaign/deliver-to-target.camel.yaml")) {
            Files.copy(route, routes.resolve("deliver-to-target.camel.yaml"));
        }
        Runtime.getRuntime().addShutdownHook(orphan);
    }

    private static int freePort() {
        Random random = new Random();
        while (true) {
            int port = FIRST_PORT + random.nextInt(PORTS);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // then another one
            }
        }
    }

    URI webhook() {
        return URI.create("http://127.0.0.1:%d/edges/callbacks".formatted(port));
    }

    /** @param life an address of its own for each, by which senders know that it is another one */
    URI address(int life) {
        return URI.create("%s/linkedin-extract-messages?life=%d".formatted(webhook(), life));
    }

    LedgerFile ledger() {
        return new LedgerFile(directory.resolve("data/edges.db"));
    }

    /** @param every how long after a continue a run is continued again, such as {@code PT1S} */
    void start(String every) {
        List<String> arguments = new ArrayList<>(List.of(
                "--edges.api.url=" + edges,
                "--edges.api.requests-per-minute=100000",
                "--edges.api.retry-delay=PT0.05S",
                "--edges.continue.cron=* * * * * ?",
                "--edges.continue.every=" + every,
                "--edges.completeness.cron=* * * * * ?",
                "--edges.completeness.grace=PT1S"));
        process = DistributionProcess.in(directory)
                .ports(port, managementPort)
                .environment("EDGES_WEBHOOK_SECRET", SECRET)
                .environment("EDGES_API_KEY", key)
                .environment("TARGET_URL", target.toString())
                .start(arguments.toArray(String[]::new));
    }

    void awaitReady() {
        process.awaitReady();
    }

    /** {@code kill -9} */
    void kill() {
        if (process != null) {
            process.kill();
        }
    }

    /** As a user stops it. */
    void stop() {
        process.terminate();
        process.exitCode();
    }

    @Override
    public void close() {
        kill();
        Runtime.getRuntime().removeShutdownHook(orphan);
    }
}
