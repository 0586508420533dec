package org.edgesroutes.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** HTTP on the loopback interface; writes the journal of requests. */
final class SandboxServer {

    private static final int THREADS = 16;

    static {
        answerAtOnce();
    }

    private final SimulationState world;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "edges-sandbox-http");
        thread.setDaemon(true);
        return thread;
    });

    SandboxServer(SimulationState world, int port) {
        this.world = world;
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox cannot listen on port " + port, e);
        }
        http.setExecutor(threads);
    }

    /** Otherwise body waits for the acknowledgement of the head, 40 ms each time; read once by the first server. */
    static void answerAtOnce() {
        String property = "sun.net.httpserver.nodelay";
        if (System.getProperty(property) == null) {
            System.setProperty(property, "true");
        }
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/v1";
    }

    void open(Authenticator door, RequestHandler desk) {
        http.createContext("/v1/", exchange -> serve(exchange, door, desk));
        http.start();
    }

    void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange, Authenticator door, RequestHandler desk) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            String path = exchange.getRequestURI().getPath();
            String query = exchange.getRequestURI().getRawQuery();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(exchange.getRequestHeaders());
            Optional<WorkspaceState> tenant =
                    door.tenant(exchange.getRequestHeaders().getFirst("X-API-Key"));
            HttpReply answer = desk.answer(tenant, method, path, query, body);
            world.requests()
                    .add(new SandboxRequest(
                            world.time().instant(),
                            tenant.map(WorkspaceState::name).orElse(null),
                            method,
                            path,
                            query,
                            headers,
                            body,
                            answer.status()));
            if (answer != HttpReply.CUT) {
                send(exchange, answer);
            }
        }
    }

    private static void send(HttpExchange exchange, HttpReply answer) throws IOException {
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
