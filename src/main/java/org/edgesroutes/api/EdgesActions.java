package org.edgesroutes.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.edgesroutes.model.LaunchRequest;
import org.edgesroutes.model.Schedule;

/** The calls to Edges that start something ({@code docs/edges-api.md}, "Launches"). Safe for many threads. */
public final class EdgesActions {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final EdgesCalls calls;

    public EdgesActions(ApiClient client) {
        this.calls = new EdgesCalls(client);
    }

    /**
     * Launches a run in the background, once: a request whose answer is lost is not sent again.
     *
     * @param callback null where the results are read from the outputs
     * @param wanted asked right before a request leaves, after all waiting; false keeps it from leaving
     * @return the uid of the run
     * @throws EdgesApiException with {@link EdgesApiException#outcomeUnknown()} when it may have taken effect
     */
    public String launch(LaunchRequest request, CallbackTarget callback, BooleanSupplier wanted) {
        String path = path(request.action(), "async");
        JsonNode answer = EdgesCalls.json(calls.postOnce(path, "", bytes(body(request, callback)), wanted));
        return Optional.ofNullable(RunJson.text(answer, "run_uid"))
                .or(() -> Optional.ofNullable(RunJson.text(answer, "uid")))
                .filter(PathSegment::isUid)
                .orElseThrow(() -> EdgesCalls.unreadable("POST " + path, "it names no run"));
    }

    /**
     * Creates a schedule, once: a request whose answer is lost is not sent again.
     *
     * @param wanted asked right before a request leaves, after all waiting; false keeps it from leaving
     * @return the schedule as far as the answer describes it
     * @throws EdgesApiException with {@link EdgesApiException#outcomeUnknown()} when it may have taken effect
     */
    public Schedule schedule(LaunchRequest request, CallbackTarget callback, BooleanSupplier wanted) {
        String path = path(request.action(), "schedule");
        ObjectNode body = body(request, callback);
        put(body, "cron", request.cron());
        put(body, "timezone", request.timezone());
        put(body, "schedule_at", Objects.toString(request.scheduleAt(), null));
        return ScheduleJson.schedule(EdgesCalls.json(calls.postOnce(path, "", bytes(body), wanted)))
                .orElseThrow(() -> EdgesCalls.unreadable("POST " + path, "it names no schedule"));
    }

    /**
     * Runs an action on one input and waits for a page of its records.
     *
     * @param request with one input; its name and callback are not sent
     * @param cursor where the page begins, as the page before said; null for the first one
     * @param repeatable whether running the action twice does no harm
     * @throws EdgesApiException when Edges cannot be asked or refuses
     */
    public ResultPage live(LaunchRequest request, String cursor, boolean repeatable) {
        String path = path(request.action(), "live");
        ObjectNode body = target(request);
        body.set("input", tree(request.inputs().get(0)));
        ApiResponse response = repeatable
                ? calls.post(path, cursor, bytes(body))
                : calls.postOnce(path, cursor, bytes(body), () -> true);
        // the size of a page is the action's, so a page without an address of a next one is the last
        PageCursor from = PageCursor.of(cursor == null ? "" : cursor, Integer.MAX_VALUE);
        return ResultPage.of(response.bytes(), EdgesCalls.json(response), from, response.nextPage())
                .orElseThrow(() -> EdgesCalls.unexpected("POST " + path, "no list of records"));
    }

    private static ObjectNode body(LaunchRequest request, CallbackTarget callback) {
        ObjectNode body = target(request);
        put(body, "name", request.name());
        request.inputs().forEach(input -> body.withArray("inputs").add(tree(input)));
        if (callback != null) {
            ObjectNode node = body.putObject("callback").put("url", callback.url());
            callback.headers().forEach(node.putObject("headers")::put);
            node.put("on", "all");
        }
        return body;
    }

    private static ObjectNode target(LaunchRequest request) {
        ObjectNode body = JSON.createObjectNode();
        body.set("parameters", tree(request.parameters() == null ? "{}" : request.parameters()));
        request.identityUids().forEach(body.withArray("identity_ids")::add);
        if (request.identityUids().isEmpty()) {
            body.remove("identity_ids");
        }
        put(body, "identity_mode", request.identityMode());
        return body;
    }

    private static void put(ObjectNode body, String field, String value) {
        if (value != null) {
            body.put(field, value);
        }
    }

    private static String path(String action, String mode) {
        return "/actions/" + EdgesCalls.requireAction(action) + "/run/" + mode;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException malformed) {
            throw EdgesApiException.notSent("refused to call Edges with an input or parameters that are no JSON");
        }
    }

    private static byte[] bytes(ObjectNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
