package org.edgesroutes.launches;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import org.edgesroutes.MutableClock;

/** Launches, schedules and resumes over real HTTP, with answers that are lost and properties that are not given back. */
final class FakeEdges implements AutoCloseable {

    /** What happens to the next POST. */
    enum Fault {
        NONE,
        LOST_BEFORE,
        LOST_AFTER,
        ERROR_BEFORE,
        ERROR_AFTER,
        RATE_LIMITED,
        REFUSED,
        UNAUTHORIZED
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> HIDDEN = Set.of("inputs", "headers");

    final List<ObjectNode> runs = new ArrayList<>();
    final List<ObjectNode> schedules = new ArrayList<>();
    final List<String> posts = new ArrayList<>();
    final List<String> gets = new ArrayList<>();
    final Deque<Fault> faults = new ArrayDeque<>();

    /** The pages of a live run. */
    final List<String> pages = new ArrayList<>();

    /** The bodies of all POSTs. */
    final List<String> bodies = new ArrayList<>();

    /** The header of the webhook's secret that the last launch sent along. */
    volatile JsonNode headers;

    /** Fields that answers leave out. */
    final Set<String> notGivenBack = new HashSet<>();

    /** Called while a POST is under way, before it is answered. */
    Runnable whilePosting = () -> {};

    /** How long a new run is missing from lists. */
    Duration listLag = Duration.ZERO;

    /** How far the clock of Edges is ahead. */
    Duration ahead = Duration.ZERO;

    boolean failReads;

    /** Whether lists have runs of all actions, whatever was asked for. */
    boolean ignoreFilter;

    private final MutableClock clock;
    private final HttpServer server;
    private int uids;

    FakeEdges(MutableClock clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    /** A run that another caller launches. */
    synchronized ObjectNode run(String action, String body) {
        return add(runs, action, tree(body));
    }

    /** A schedule that another caller creates. */
    synchronized ObjectNode schedule(String action, String body) {
        return add(schedules, action, tree(body));
    }

    private ObjectNode add(List<ObjectNode> to, String action, ObjectNode body) {
        ObjectNode created = JSON.createObjectNode();
        created.put("uid", (to == runs ? "run-" : "schedule-") + ++uids).put("action_name", action);
        created.put("status", to == runs ? "SCHEDULED" : "ACTIVE");
        created.put("created_at", clock.instant().plus(ahead).toString());
        created.put("updated_at", clock.instant().plus(ahead).toString());
        created.setAll(body);
        to.add(created);
        return created;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring("/v1".length());
            byte[] body = exchange.getRequestBody().readAllBytes();
            if ("GET".equals(exchange.getRequestMethod())) {
                synchronized (this) {
                    gets.add(path);
                }
                answer(exchange, failReads ? 503 : 200, failReads ? JSON.createObjectNode() : get(exchange, path));
            } else {
                post(exchange, path, new String(body, StandardCharsets.UTF_8));
            }
        }
    }

    private void post(HttpExchange exchange, String path, String body) throws IOException {
        Fault fault;
        synchronized (this) {
            posts.add(path);
            bodies.add(body);
            fault = faults.isEmpty() ? Fault.NONE : faults.poll();
        }
        whilePosting.run();
        if (path.endsWith("/live") && fault == Fault.NONE) {
            live(exchange);
            return;
        }
        switch (fault) {
            case NONE -> answer(exchange, 200, effect(path, body));
            case LOST_AFTER -> effect(path, body);
            case LOST_BEFORE -> {}
            case ERROR_BEFORE -> answer(exchange, 503, JSON.createObjectNode());
            case ERROR_AFTER -> {
                effect(path, body);
                answer(exchange, 500, JSON.createObjectNode());
            }
            case RATE_LIMITED -> {
                exchange.getResponseHeaders().set("Retry-After", "1");
                answer(exchange, 429, JSON.createObjectNode());
            }
            case REFUSED -> answer(exchange, 400, JSON.createObjectNode().put("error_label", "BAD_INPUT"));
            case UNAUTHORIZED -> answer(exchange, 401, JSON.createObjectNode());
        }
    }

    private void live(HttpExchange exchange) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        int page = query.startsWith("cursor=") ? Integer.parseInt(query.substring("cursor=".length())) : 0;
        if (page + 1 < pages.size()) {
            exchange.getResponseHeaders().set("X-Pagination-Next", url() + "/actions/a/run/live?cursor=" + (page + 1));
        }
        byte[] bytes = pages.get(page).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private synchronized JsonNode effect(String path, String body) {
        String[] parts = path.split("/");
        if (path.startsWith("/schedules/")) {
            String status = Map.of("pause", "PAUSED", "resume", "ACTIVE", "cancel", "CANCELLED")
                    .get(parts[3]);
            return one(schedules, parts[2]).put("status", status);
        }
        if (path.endsWith("/cancel")) {
            return one(runs, parts[2]).put("status", "STOPPED");
        }
        if (path.endsWith("/resume")) {
            ObjectNode run = one(runs, parts[2]);
            run.put("status", "SCHEDULED");
            run.put("updated_at", clock.instant().toString());
            return run;
        }
        headers = tree(body).path("callback").path("headers");
        if (path.endsWith("/schedule")) {
            ObjectNode schedule = add(schedules, parts[2], tree(body));
            return JSON.createObjectNode()
                    .put("schedule_uid", schedule.path("uid").textValue());
        }
        ObjectNode run = add(runs, parts[2], tree(body));
        return JSON.createObjectNode().put("run_uid", run.path("uid").textValue());
    }

    private synchronized JsonNode get(HttpExchange exchange, String path) {
        String query = exchange.getRequestURI().getQuery();
        if (path.equals("/identities")) {
            return query.contains("page=1") ? JSON.createArrayNode().add(tree("""
                            {"uid": "i1", "name": "Zoë", "type": "engagement", "integrations": ["linkedin"],
                             "accounts": [{"type": "linkedin", "status": "VALID"}]}""")) : JSON.createArrayNode();
        }
        if (path.equals("/schedules")) {
            return page(schedules, query);
        }
        if (path.endsWith("/inputs")) {
            return inputs(one(runs, path.split("/")[2]), query);
        }
        if (path.startsWith("/runs/")) {
            return shown(one(runs, path.split("/")[2]));
        }
        return page(runs, query);
    }

    private ArrayNode page(List<ObjectNode> rows, String query) {
        int offset = Integer.parseInt(query.replaceAll(".*offset=(\\d+).*", "$1"));
        ArrayNode page = JSON.createArrayNode();
        rows.stream()
                .filter(one -> ignoreFilter
                        || !query.contains("action_name=")
                        || query.contains(
                                "action_name=" + one.path("action_name").textValue()))
                .filter(this::listed)
                .sorted(Comparator.comparing(
                                (ObjectNode one) -> one.path("created_at").textValue())
                        .reversed())
                .skip(offset)
                .limit(100)
                .forEach(one -> page.add(shown(one)));
        return page;
    }

    private boolean listed(ObjectNode one) {
        Instant created = Instant.parse(one.path("created_at").textValue()).minus(ahead);
        return !created.plus(listLag).isAfter(clock.instant());
    }

    private JsonNode inputs(ObjectNode run, String query) {
        ArrayNode rows = JSON.createArrayNode();
        boolean first = !query.contains("offset") || query.contains("offset=0");
        if (first && !notGivenBack.contains("inputs")) {
            run.path("inputs").forEach(input -> {
                ObjectNode data = input.deepCopy();
                ObjectNode row = rows.addObject().put("uid", "input-" + rows.size());
                JsonNode custom = data.remove("custom_data");
                row.set("input_data", data);
                row.set("custom_data", custom);
            });
        }
        return rows;
    }

    private ObjectNode shown(ObjectNode one) {
        ObjectNode copy = one.deepCopy();
        if (copy.path("callback") instanceof ObjectNode callback) {
            callback.retain("url");
        }
        if (runs.contains(one)) {
            copy.remove(HIDDEN);
        }
        copy.remove(notGivenBack);
        return copy;
    }

    private static ObjectNode one(List<ObjectNode> rows, String uid) {
        return rows.stream()
                .filter(row -> row.path("uid").textValue().equals(uid))
                .findFirst()
                .orElseThrow();
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
