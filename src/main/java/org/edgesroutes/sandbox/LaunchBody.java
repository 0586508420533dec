package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The body of a launch, refused with the first fault that it has. See {@code docs/edges-api.md}, "Launches". */
final class LaunchBody {

    private static final Set<String> ASYNC =
            Set.of("inputs", "parameters", "callback", "identity_ids", "identity_mode", "name");
    private static final Set<String> SCHEDULE = with(ASYNC, "cron", "timezone", "schedule_at");
    private static final Set<String> LIVE = Set.of("input", "parameters", "identity_ids", "identity_mode");
    private static final Set<String> CALLBACK = Set.of("url", "headers", "on");
    private static final Duration NEW_RECORD = Duration.ofMinutes(20);

    private final JsonNode body;

    private LaunchBody(JsonNode body) {
        this.body = body;
    }

    static LaunchBody async(JsonNode body) {
        only(body, "the body", ASYNC);
        inputs(body, 100_000);
        callback(body.path("callback"));
        return common(body);
    }

    static LaunchBody schedule(JsonNode body) {
        only(body, "the body", SCHEDULE);
        inputs(body, 100);
        check(body.path("callback").isObject(), "callback is missing");
        callback(body.path("callback"));
        for (String text : List.of("cron", "timezone", "schedule_at")) {
            JsonNode value = body.path(text);
            check(value.isMissingNode() || value.isTextual() && !value.asText().isEmpty(), text + " must be text");
        }
        return common(body);
    }

    static LaunchBody live(JsonNode body) {
        only(body, "the body", LIVE);
        check(body.path("input").isMissingNode() || body.path("input").isObject(), "input must be an object");
        return common(body);
    }

    private static LaunchBody common(JsonNode body) {
        JsonNode parameters = body.path("parameters");
        check(parameters.isMissingNode() || parameters.isObject(), "parameters must be an object");
        String mode = parameters.path("sync_mode").asText("full");
        check(List.of("full", "incremental").contains(mode), "sync_mode must be full or incremental");
        JsonNode most = parameters.path("max_results");
        check(most.isMissingNode() || most.isInt() && most.asInt() >= 0, "max_results must be a number from 0");
        JsonNode identities = body.path("identity_ids");
        check(identities.isMissingNode() || identities.isNull() || identities.isArray(), "identity_ids must be a list");
        String choice = body.path("identity_mode").asText("direct");
        check(List.of("direct", "auto", "managed").contains(choice), "identity_mode must be direct, auto or managed");
        check(body.path("name").asText("").length() <= 255, "name must have at most 255 characters");
        return new LaunchBody(body);
    }

    private static void inputs(JsonNode body, int most) {
        JsonNode inputs = body.path("inputs");
        boolean objects = Stream.iterate(0, i -> i < inputs.size(), i -> i + 1)
                .allMatch(i -> inputs.get(i).isObject());
        check(
                inputs.isArray() && !inputs.isEmpty() && inputs.size() <= most && objects,
                "inputs must hold 1 to " + most + " objects");
    }

    private static void callback(JsonNode callback) {
        if (callback.isMissingNode()) {
            return;
        }
        only(callback, "callback", CALLBACK);
        check(callback.path("url").isTextual(), "callback.url is missing");
        URI url = URI.create(callback.path("url").asText());
        boolean reachable = "https".equals(url.getScheme()) || "http".equals(url.getScheme()) && isLoopback(url);
        check(url.getHost() != null && reachable, "callback.url must be an https address");
        check(List.of("all", "final").contains(callback.path("on").asText("all")), "callback.on must be all or final");
    }

    private static boolean isLoopback(URI url) {
        return url.getHost() != null && url.getHost().matches("localhost|127\\.[0-9.]+|\\[::1]");
    }

    /** The run that the body asks for; throws ApiRefusal for an identity that the workspace does not have. */
    SandboxRun plan(String action, WorkspaceState tenant) {
        JsonNode parameters = body.path("parameters");
        SandboxRun plan = parameters.path("sync_mode").asText("full").equals("incremental")
                ? SandboxRun.incremental(action)
                : SandboxRun.full(action);
        plan.sharing()
                .age(Duration.ZERO)
                .newRecordEvery(NEW_RECORD)
                .name(body.path("name").asText(null));
        plan.parameters = parameters.isObject() ? SandboxJson.map(parameters) : Map.of();
        if (parameters.has("max_results")) {
            plan.maxResults(parameters.path("max_results").asInt());
        }
        for (JsonNode uid : body.path("identity_ids")) {
            if (tenant.identity(uid.asText()).isEmpty()) {
                throw new ApiRefusal(424, "NO_VALID_ACCOUNT_CONFIGURED", "auth", "no such identity: " + uid.asText());
            }
            plan.identities(uid.asText());
        }
        if (plan.identities.isEmpty()) {
            plan.standardIdentity();
        }
        body.path("inputs").forEach(input -> input(plan, input));
        if (!body.has("inputs")) {
            input(plan, body.path("input").isObject() ? body.path("input") : SandboxJson.object());
        }
        receiver(plan, body.path("callback"));
        return plan;
    }

    private static void input(SandboxRun plan, JsonNode input) {
        Map<String, Object> data = new HashMap<>(SandboxJson.map(input));
        data.remove("custom_data");
        JsonNode custom = input.path("custom_data");
        plan.input(data, custom.isObject() ? SandboxJson.map(custom) : null);
    }

    private static void receiver(SandboxRun plan, JsonNode callback) {
        if (callback.isMissingNode()) {
            plan.withoutCallback();
            return;
        }
        Map<String, String> headers = new HashMap<>();
        callback.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        plan.callback(URI.create(callback.path("url").asText()), headers);
        if (callback.path("on").asText().equals("final")) {
            plan.onFinalOnly();
        }
    }

    private static void only(JsonNode node, String where, Set<String> known) {
        check(node.isObject(), where + " must be an object");
        Set<String> unknown = new TreeSet<>();
        node.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(known);
        check(unknown.isEmpty(), where + " has properties that are not allowed: " + unknown);
    }

    private static void check(boolean right, String message) {
        if (!right) {
            throw new ApiRefusal(400, "BAD_PARAMETERS", "input", message);
        }
    }

    private static Set<String> with(Set<String> some, String... more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(List.of(more));
        return all;
    }
}
