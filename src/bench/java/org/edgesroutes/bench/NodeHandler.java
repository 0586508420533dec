package org.edgesroutes.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The handler in {@code src/bench/node-handler}. */
record NodeHandler(BenchSettings settings, boolean durable) implements Contender {

    private static final List<String> FILES = List.of("package.json", "handler.js", "inbox.js", "delivery.js");

    @Override
    public String name() {
        return durable ? "node" : "node-memory";
    }

    @Override
    public String title() {
        return durable ? "Node, durable" : "Node, in memory";
    }

    @Override
    public String obstacle() throws IOException, InterruptedException {
        try {
            install();
            return Files.exists(home().resolve("node_modules/express")) ? "" : "npm install failed, see " + home();
        } catch (IOException missing) {
            return "there is no node or no npm on the PATH";
        }
    }

    private Path home() {
        return settings.work().resolve("node-handler");
    }

    private void install() throws IOException, InterruptedException {
        Path home = Files.createDirectories(home());
        for (String file : FILES) {
            Files.write(
                    home.resolve(file), Files.readAllBytes(settings.sources().resolve("node-handler/" + file)));
        }
        succeed(home, "node", "--version");
        if (!Files.exists(home.resolve("node_modules"))) {
            succeed(home, "npm", "install", "--no-package-lock", "--no-audit", "--no-fund");
        }
    }

    private static void succeed(Path directory, String... command) throws IOException, InterruptedException {
        try (Child child = Child.start(directory, Map.of(), List.of(command))) {
            child.waitFor();
        }
    }

    @Override
    public Child start(Path directory, int port, int sinkPort) throws IOException {
        return Child.start(
                directory,
                Map.of(
                        "MODE", durable ? "file" : "memory",
                        "PORT", String.valueOf(port),
                        "SINK", "http://127.0.0.1:%d/records".formatted(sinkPort),
                        "CONNECTIONS", String.valueOf(settings.connections())),
                List.of("node", home().resolve("handler.js").toString()));
    }

    @Override
    public String path() {
        return "/callback";
    }
}
