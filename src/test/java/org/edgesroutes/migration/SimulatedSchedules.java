package org.edgesroutes.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.edgesroutes.MutableClock;

/**
 * Edges as far as schedules and identities go. After each call it checks that no schedule was lost and that none is
 * executed twice.
 */
final class SimulatedSchedules implements AutoCloseable {

    /** How lists come. */
    enum Envelope {
        BARE,
        DATA,
        ITEMS
    }

    static final String ACTION = "linkedin-extract-connections";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 2;

    final Map<String, ObjectNode> schedules = new LinkedHashMap<>();
    final List<ObjectNode> runs = new ArrayList<>();
    final List<ObjectNode> identities = new ArrayList<>();
    final List<String> violations = new ArrayList<>();
    final List<JsonNode> created = new ArrayList<>();
    final FaultyServer server;
    private final MutableClock clock;
    private final Envelope envelope;
    private final boolean byOffset;

    /** Changes each new schedule. */
    Consumer<ObjectNode> whenCreated = one -> {};

    /** Old schedules that a person ended, so that none is left. */
    final Set<String> endedByAPerson = new HashSet<>();

    /** Fields that answers leave out. */
    List<String> hidden = List.of();

    SimulatedSchedules(MutableClock clock, Envelope envelope, boolean byOffset) {
        this.clock = clock;
        this.envelope = envelope;
        this.byOffset = byOffset;
        // which status a refused change has is not documented
        this.server = new FaultyServer(clock, byOffset ? 404 : 409, this::effect, this::check);
    }

    void identity(String uid, String type) {
        identities.add(JSON.createObjectNode()
                .put("uid", uid)
                .put("name", "name of " + uid)
                .put("type", type));
    }

    ObjectNode schedule(String uid, String identity) {
        ObjectNode node = JSON.createObjectNode()
                .put("uid", uid)
                .put("name", "Schedule " + uid)
                .put("action_name", ACTION)
                .put("status", "ACTIVE")
                .put("cron", "0 9 * * *")
                .put("timezone", "Europe/Paris")
                .put("next_execution_at", "2026-03-02T08:00:00Z");
        node.putArray("identity_ids").add(identity);
        node.putArray("inputs").addObject().put("linkedin_url", "https://www.linkedin.com/in/" + uid);
        node.putObject("callback").put("url", "https://user:hidden@old.example.com/hook?token=hidden");
        schedules.put(uid, node);
        return node;
    }

    String status(String uid) {
        return schedules.get(uid).path("status").asText();
    }

    /** The schedules that were made from an old one. */
    List<ObjectNode> successors(String oldUid) {
        return schedules.values().stream()
                .filter(one -> one.path("from").asText().equals(oldUid))
                .toList();
    }

    private JsonNode effect(String call, String query, byte[] body) {
        String[] parts = call.split("[ /]+");
        return switch (parts[1]) {
            case "identities" -> list(identities, query, byOffset ? "offset" : "page");
            case "runs" -> list(parts.length > 2 ? List.of() : runs, query, "offset");
            case "actions" -> launch(parts[2], parts[4], body);
            default -> schedule(parts, query);
        };
    }

    private JsonNode schedule(String[] parts, String query) {
        if (parts.length == 2) {
            return list(schedules.values().stream().map(this::shown).toList(), query, "offset");
        }
        ObjectNode one = schedules.get(parts[2]);
        if (one == null) {
            return null;
        }
        return parts.length == 3 ? shown(one) : change(one, parts[3]);
    }

    private JsonNode change(ObjectNode one, String change) {
        String before = one.path("status").asText();
        boolean allowed =
                switch (change) {
                    case "pause" -> before.equals("ACTIVE");
                    case "resume" -> before.equals("PAUSED");
                    default -> before.equals("ACTIVE") || before.equals("PAUSED");
                };
        if (!allowed) {
            return JSON.createObjectNode().put("refused", true).put("message", "it is " + before);
        }
        one.put(
                "status",
                Map.of("pause", "PAUSED", "resume", "ACTIVE", "cancel", "CANCELLED")
                        .get(change));
        return shown(one);
    }

    private JsonNode launch(String action, String mode, byte[] body) {
        ObjectNode request;
        try {
            request = (ObjectNode) JSON.readTree(body);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
        created.add(request);
        String uid = UUID.randomUUID().toString();
        ObjectNode node = request.deepCopy();
        node.put("uid", uid)
                .put("action_name", action)
                .put("created_at", clock.instant().toString());
        if (mode.equals("async")) {
            node.put("run_uid", uid).put("status", "SCHEDULED");
            node.remove("inputs");
            runs.add(node);
            return node;
        }
        node.remove("parameters");
        node.put("status", "ACTIVE")
                .put("schedule_uid", uid)
                .put("next_execution_at", request.path("schedule_at").asText("2026-03-03T08:00:00Z"))
                .put(
                        "from",
                        schedules.keySet().stream()
                                .filter(old -> request.at("/inputs/0/linkedin_url")
                                        .asText()
                                        .endsWith("/in/" + old))
                                .findFirst()
                                .orElse(""));
        whenCreated.accept(node);
        schedules.put(uid, node);
        return shown(node);
    }

    private ObjectNode shown(ObjectNode one) {
        ObjectNode shown = one.deepCopy();
        shown.remove("from");
        shown.remove(hidden);
        return shown;
    }

    private JsonNode list(List<ObjectNode> all, String query, String style) {
        Map<String, Integer> numbers = new HashMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=");
            if (parts.length == 2 && parts[1].matches("\\d+")) {
                numbers.put(parts[0], Integer.valueOf(parts[1]));
            }
        }
        int from = style.equals("offset")
                ? numbers.getOrDefault("offset", 0)
                : (numbers.getOrDefault("page", 1) - 1) * PAGE;
        int most = style.equals("offset") && numbers.containsKey("limit") ? numbers.get("limit") : PAGE;
        ArrayNode rows = JSON.createArrayNode();
        all.stream().skip(from).limit(most).forEach(rows::add);
        return switch (envelope) {
            case BARE -> rows;
            case DATA -> JSON.createObjectNode().set("data", rows);
            case ITEMS -> JSON.createObjectNode().set("items", rows);
        };
    }

    /** Of an old schedule and those made from it, never two are active and never none is active or paused. */
    private void check(String call) {
        for (ObjectNode old : List.copyOf(schedules.values())) {
            if (!old.has("from") && !endedByAPerson.contains(old.path("uid").asText())) {
                List<ObjectNode> all =
                        new ArrayList<>(successors(old.path("uid").asText()));
                all.add(old);
                long active = count(all, "ACTIVE");
                if (active > 1 || active + count(all, "PAUSED") == 0) {
                    violations.add("after %s (call %d) of %s there are %d active ones and %d paused ones"
                            .formatted(
                                    call, server.calls.size(), old.path("uid").asText(), active, count(all, "PAUSED")));
                }
            }
        }
    }

    private static long count(List<ObjectNode> all, String status) {
        return all.stream()
                .filter(one -> one.path("status").asText().equals(status))
                .count();
    }

    @Override
    public void close() {
        server.close();
    }
}
