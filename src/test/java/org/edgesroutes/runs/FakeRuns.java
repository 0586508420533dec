package org.edgesroutes.runs;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.edgesroutes.LocalServer;
import org.edgesroutes.model.Run;

/** A list of runs over HTTP that a test can move while it is read. */
final class FakeRuns implements AutoCloseable {

    final Map<String, Run> runs = new TreeMap<>();
    final List<String> requests = new CopyOnWriteArrayList<>();
    Comparator<Run> order = Comparator.comparing(Run::changedAt).reversed().thenComparing(Run::uid);
    Runnable beforePage = () -> {};
    int limit = 100;
    int failFrom = Integer.MAX_VALUE;

    private List<Run> sorted;
    private final LocalServer server = LocalServer.parallel().on("/v1/runs", this::answer);

    String url() {
        return server.url("").toString();
    }

    synchronized void put(Run run) {
        runs.put(run.uid(), run);
        sorted = null;
    }

    synchronized void remove(String uid) {
        runs.remove(uid);
        sorted = null;
    }

    private List<Run> sorted() {
        if (sorted == null) {
            sorted = new ArrayList<>(runs.values());
            sorted.sort(order);
        }
        return sorted;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        if (requests.size() > failFrom) {
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
            return;
        }
        String body = page(exchange.getRequestURI().getQuery());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String page(String query) {
        beforePage.run();
        Map<String, String> parameters = Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return sorted().stream()
                .skip(Integer.parseInt(parameters.get("offset")))
                .limit(Math.min(limit, Integer.parseInt(parameters.get("limit"))))
                .map(FakeRuns::json)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String json(Run run) {
        return """
                {"uid": "%s", "action_name": "%s", "status": "%s", "execution_mode": "ASYNC",
                 "parameters": {"sync_mode": "%s"}, "created_at": "%s", "updated_at": %s,
                 "last_error": %s}""".formatted(
                        run.uid(),
                        run.action(),
                        run.status(),
                        run.syncMode(),
                        run.createdAt(),
                        run.updatedAt() == null ? "null" : "\"" + run.updatedAt() + "\"",
                        run.lastError());
    }

    @Override
    public void close() {
        server.close();
    }
}
