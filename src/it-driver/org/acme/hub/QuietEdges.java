package org.acme.hub;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** An Edges whose workspace has no runs, or that knows no key. It counts how often it is asked. */
final class QuietEdges implements AutoCloseable {

    private static final byte[] NO_RUNS = "{\"data\":[]}".getBytes(StandardCharsets.UTF_8);

    private static final byte[] NO_KEY = "{\"error_label\":\"UNAUTHORIZED\"}".getBytes(StandardCharsets.UTF_8);

    private final AtomicInteger requests = new AtomicInteger();
    private final HttpServer server;

    private QuietEdges(HttpServer server) {
        this.server = server;
    }

    static QuietEdges open() {
        return answering(200, NO_RUNS);
    }

    /** One that takes no key. */
    static QuietEdges refusing() {
        return answering(401, NO_KEY);
    }

    private static QuietEdges answering(int status, byte[] body) {
        try {
            QuietEdges edges =
                    new QuietEdges(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            edges.server.createContext("/v1/runs", request -> {
                edges.requests.incrementAndGet();
                request.getResponseHeaders().set("Content-Type", "application/json");
                request.sendResponseHeaders(status, body.length);
                request.getResponseBody().write(body);
                request.close();
            });
            edges.server.start();
            return edges;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String url() {
        return "http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort());
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
