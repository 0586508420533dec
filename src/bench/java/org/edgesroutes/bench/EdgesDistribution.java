package org.edgesroutes.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The distribution as it is shipped, with two routes: the webhook and one downstream. */
record EdgesDistribution(BenchSettings settings) implements Contender {

    @Override
    public String name() {
        return "edges";
    }

    @Override
    public String title() {
        return "Edges Routes";
    }

    @Override
    public String obstacle() {
        return Files.isExecutable(command()) ? "" : "there is no " + command();
    }

    private Path command() {
        return settings.distribution().resolve("bin/edges-routes");
    }

    @Override
    public Child start(Path directory, int port, int sinkPort) throws IOException {
        Path routes = Files.createDirectory(directory.resolve("routes"));
        copy(settings.distribution().resolve("routes/receive-callbacks.camel.yaml"), routes);
        copy(settings.sources().resolve("routes/deliver-to-sink.camel.yaml"), routes);
        Files.createDirectory(directory.resolve("data"));
        return Child.start(
                directory,
                Map.of(
                        "SINK", "http://127.0.0.1:%d/records".formatted(sinkPort),
                        "CONNECTIONS", String.valueOf(settings.connections())),
                List.of(
                        command().toString(),
                        "--edges.webhook.allow-anonymous=true",
                        "--edges.webhook.max-concurrent=" + settings.connections(),
                        "--edges.ledger.url=jdbc:sqlite:data/edges.db",
                        "--server.host=127.0.0.1",
                        "--server.port=" + port,
                        "--management.port=" + Contender.freePort()));
    }

    private static void copy(Path file, Path directory) throws IOException {
        Files.copy(file, directory.resolve(file.getFileName()));
    }

    /** Names the action, since there is no Edges to ask for it. */
    @Override
    public String path() {
        return "/edges/callbacks/linkedin-extract-connections";
    }
}
