package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An action that runs while the caller waits, and answers with one page. See {@code docs/edges-api.md}, "Live launches". */
final class LiveApi {

    private static final Duration CURSOR_VALID = Duration.ofHours(24);
    private static final int EXISTING = 60;
    private static final int OTHER_PAGE_SIZE = 10;
    private static final Map<String, Integer> PAGE_SIZES = Map.of(
            "linkedin-extract-connections", 40,
            "linkedin-extract-messages", 20,
            "linkedin-extract-page-followers", 40,
            "linkedin-extract-post-likers", 30);

    /**
     * Where a page begins.
     *
     * @param issued when the first page was asked for
     * @param below how many of the oldest records the page and those behind it may hold
     */
    private record Cursor(Instant issued, int below) {

        static Cursor parse(String text) {
            try {
                String[] parts = text.split("\\.");
                return new Cursor(Instant.ofEpochMilli(Long.parseLong(parts[0], 36)), Integer.parseInt(parts[1], 36));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw ApiRefusal.parameter("invalid cursor");
            }
        }

        String text() {
            return Long.toString(issued.toEpochMilli(), 36) + "." + Integer.toString(below, 36);
        }
    }

    private final SimulationState world;
    private final SandboxRegistry registrar;
    private final String url;

    LiveApi(SimulationState world, SandboxRegistry registrar, String url) {
        this.world = world;
        this.registrar = registrar;
        this.url = url;
    }

    HttpReply run(ApiCall call) {
        SandboxRun plan = LaunchBody.live(call.json()).plan(call.path().get(1), call.tenant());
        IdentityTrouble.of(call.tenant(), plan).ifPresent(trouble -> {
            throw new ApiRefusal(trouble.liveStatus(), trouble.label(), "auth", trouble.message());
        });
        List<ObjectNode> records = records(call.tenant(), plan);
        int size = PAGE_SIZES.getOrDefault(plan.action, OTHER_PAGE_SIZE);
        Cursor cursor = world.behaviour().is(SandboxReading.LIVE_PAGING, "cursor")
                ? cursor(call, records.size())
                : page(call, records.size(), size);
        int to = Math.min(cursor.below(), records.size());
        int from = Math.max(0, to - size);
        List<ObjectNode> newestFirst = new ArrayList<>(records.subList(from, to));
        Collections.reverse(newestFirst);
        registered(call.tenant(), plan, newestFirst.size());
        HttpReply page = HttpReply.json(SandboxJson.array().addAll(newestFirst));
        return from == 0 ? page : withNext(page, call, new Cursor(cursor.issued(), from));
    }

    private List<ObjectNode> records(WorkspaceState tenant, SandboxRun plan) {
        Instant now = world.time().world();
        Map<String, Object> input = plan.inputs.get(0).data();
        return tenant.sources()
                .source(plan, input, EXISTING, now)
                .records(now, world.time().instant());
    }

    private Cursor cursor(ApiCall call, int records) {
        Instant now = world.time().instant();
        Optional<Cursor> given = call.query().one("cursor").map(Cursor::parse);
        if (given.isPresent() && given.get().issued().plus(CURSOR_VALID).isBefore(now)) {
            throw ApiRefusal.parameter("invalid cursor");
        }
        return given.orElseGet(() -> new Cursor(now, records));
    }

    private Cursor page(ApiCall call, int records, int size) {
        int page = call.query().number("page", 1, 1, Integer.MAX_VALUE);
        return new Cursor(world.time().instant(), (int) Math.max(0, records - (page - 1L) * size));
    }

    private HttpReply withNext(HttpReply page, ApiCall call, Cursor cursor) {
        String query =
                switch (world.behaviour().value(SandboxReading.LIVE_PAGING)) {
                    case "cursor" -> "?cursor=" + cursor.text();
                    case "page-header" -> "?page=" + (call.query().number("page", 1, 1, Integer.MAX_VALUE) + 1);
                    default -> null;
                };
        return query == null
                ? page
                : page.header("X-Pagination-Next", url + "/" + String.join("/", call.path()) + query);
    }

    /** Whether each call is a run of its own in lists is unknown. */
    private void registered(WorkspaceState tenant, SandboxRun plan, int records) {
        if (world.behaviour().is(SandboxReading.LIVE_RUNS, "listed")) {
            registrar.admit(tenant, plan.live().existing(0).status("SUCCEEDED")).count(records);
        }
    }
}
