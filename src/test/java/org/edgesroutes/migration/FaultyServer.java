package org.edgesroutes.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.edgesroutes.LocalServer;
import org.edgesroutes.MutableClock;

/** The API of Edges over real HTTP: it loses, refuses and delays calls. */
final class FaultyServer implements AutoCloseable {

    /** What happens to a call. */
    enum Fault {
        LOST_BEFORE,
        LOST_AFTER,
        LATE,
        REFUSED,
        ERROR_BEFORE,
        ERROR_AFTER
    }

    /** What is told of each call that has arrived: its number among the calls about schedules, and what it asks for. */
    interface Listener {

        Listener NONE = (number, moment) -> {};

        void at(int number, String moment);
    }

    /** What a call does and is answered; null where there is nothing under its path. */
    @FunctionalInterface
    interface Effect {
        JsonNode of(String call, String query, byte[] body);
    }

    /** An answer that is late has its effect within the longest call. */
    static final Duration LATE = Duration.ofSeconds(20);

    static {
        // without it, each answer waits for an acknowledgement that the other side delays by 40 ms
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    final List<String> calls = new ArrayList<>();
    final Map<Integer, Fault> faults = new HashMap<>();
    private final Map<Instant, Runnable> later = new LinkedHashMap<>();
    private final MutableClock clock;
    private final int refusal;
    private final Effect effect;
    private final Consumer<String> afterEach;
    private final LocalServer server;

    Listener listener = Listener.NONE;

    /**
     * @param refusal the status of an answer that has a field {@code refused}
     * @param afterEach told of each call after its effect
     */
    FaultyServer(MutableClock clock, int refusal, Effect effect, Consumer<String> afterEach) {
        this.clock = clock;
        this.refusal = refusal;
        this.effect = effect;
        this.afterEach = afterEach;
        this.server = LocalServer.inOrder().on("/", this::handle);
    }

    URI url() {
        return server.url("/v1");
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            settle();
            String path = exchange.getRequestURI().getPath().replaceFirst("^/v1", "");
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            String call = exchange.getRequestMethod() + " " + path;
            int number = calls.size();
            calls.add(call);
            listener.at(number, "before");
            answer(exchange, faults.get(number), call, query, body);
            afterEach.accept(call);
            listener.at(number, "after");
        }
    }

    private void answer(HttpExchange exchange, Fault fault, String call, String query, byte[] body) throws IOException {
        if (fault == Fault.LOST_BEFORE) {
            return;
        }
        if (fault == Fault.LATE) {
            later.put(clock.instant().plus(LATE).plusNanos(later.size()), () -> effect.of(call, query, body));
            return;
        }
        if (fault == Fault.REFUSED || fault == Fault.ERROR_BEFORE) {
            send(
                    exchange,
                    fault == Fault.REFUSED ? 400 : 503,
                    JSON.createObjectNode().put("message", "injected"));
            return;
        }
        JsonNode answer = effect.of(call, query, body);
        if (fault == Fault.ERROR_AFTER) {
            send(exchange, 500, JSON.createObjectNode().put("message", "injected"));
        } else if (fault == null) {
            send(exchange, answer == null ? 404 : answer.has("refused") ? refusal : 200, answer);
        }
    }

    /** Lets the effects happen whose time has come. */
    synchronized void settle() {
        List<Instant> due = later.keySet().stream()
                .filter(at -> !at.isAfter(clock.instant()))
                .sorted()
                .toList();
        due.forEach(at -> {
            later.remove(at).run();
            afterEach.accept("late");
        });
    }

    private static void send(HttpExchange exchange, int status, JsonNode answer) throws IOException {
        byte[] bytes = String.valueOf(answer).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.close();
    }
}
