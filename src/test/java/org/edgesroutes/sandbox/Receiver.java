package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.edgesroutes.LocalServer;

/** A webhook that keeps what it is sent and answers as it is told. */
final class Receiver implements AutoCloseable {

    static {
        SandboxServer.answerAtOnce();
    }

    private final LocalServer http = LocalServer.parallel();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> secrets = new CopyOnWriteArrayList<>();
    private volatile int status = 204;

    Receiver() {
        http.on("/", exchange -> {
            try (exchange) {
                secrets.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Edges-Webhook-Secret")));
                bodies.add(new String(exchange.getRequestBody().readAllBytes()));
                exchange.sendResponseHeaders(status, -1);
            }
        });
    }

    URI url() {
        return http.url("/edges");
    }

    void answer(int with) {
        status = with;
    }

    List<String> secrets() {
        return secrets;
    }

    List<JsonNode> callbacks() throws IOException {
        List<JsonNode> nodes = new ArrayList<>();
        for (String body : bodies) {
            nodes.add(SandboxJson.read(body));
        }
        return nodes;
    }

    List<JsonNode> records() throws IOException {
        List<JsonNode> records = new ArrayList<>();
        callbacks().forEach(callback -> callback.path("results").forEach(records::add));
        return records;
    }

    @Override
    public void close() {
        http.close();
    }
}
