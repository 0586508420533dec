package org.acme.hub;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What the hub delivers to. It takes everything and remembers it. */
final class Crm implements AutoCloseable {

    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final AtomicInteger withoutId = new AtomicInteger();
    private final HttpServer server;

    private Crm(HttpServer server) {
        this.server = server;
    }

    static Crm open() {
        try {
            Crm crm = new Crm(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            crm.server.createContext("/contacts", request -> {
                if (request.getRequestHeaders().getFirst("Idempotency-Key") == null) {
                    crm.withoutId.incrementAndGet();
                }
                crm.bodies.add(new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                request.sendResponseHeaders(204, -1);
                request.close();
            });
            crm.server.start();
            return crm;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String url() {
        return "http://127.0.0.1:%d/contacts".formatted(server.getAddress().getPort());
    }

    List<String> bodies() {
        return List.copyOf(bodies);
    }

    int requestsWithoutId() {
        return withoutId.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
