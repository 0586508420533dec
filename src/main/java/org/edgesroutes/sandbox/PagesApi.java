package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/** Inputs and outputs of a run, page by page. See {@code docs/edges-api.md}, "Inputs", "Outputs" and "Paging". */
final class PagesApi {

    /** An element with its place in the order of paging. */
    private record Row(long order, JsonNode json) {}

    private final SimulationState world;
    private final RunsApi runs;
    private final ApiViews views;
    private final String url;

    PagesApi(SimulationState world, RunsApi runs, ApiViews views, String url) {
        this.world = world;
        this.runs = runs;
        this.views = views;
        this.url = url;
    }

    HttpReply inputs(ApiCall call) {
        RunState run = runs.find(call);
        List<InputState> inputs = run.inputs();
        List<Row> rows = inputs.stream()
                .map(input -> new Row(inputs.indexOf(input), views.input(run, input)))
                .toList();
        return page(call, run, rows);
    }

    HttpReply outputs(ApiCall call) {
        RunState run = runs.find(call);
        if ("LIVE".equals(run.plan().executionMode)) {
            throw new ApiRefusal(400, "BAD_INPUT", "input", "a live run keeps no outputs");
        }
        int sign = world.behaviour().is(SandboxReading.OUTPUTS_ORDER, "newest-first") ? -1 : 1;
        List<Row> rows = run.outputs().stream()
                .filter(output -> output.order() >= run.firstVisible())
                .map(output -> new Row(sign * output.order(), ApiViews.output(output)))
                .sorted(Comparator.comparing(Row::order))
                .toList();
        return page(call, run, rows);
    }

    private HttpReply page(ApiCall call, RunState run, List<Row> rows) {
        QueryParameters query = call.query();
        int limit =
                query.number("limit", 100, 1, Integer.parseInt(world.behaviour().value(SandboxReading.PAGE_LIMIT)));
        if (query.one("offset").isPresent() || world.behaviour().is(SandboxReading.PAGING, "offset")) {
            int offset = query.number("offset", 0, 0, Integer.MAX_VALUE);
            return answer(rows.stream().skip(offset).limit(limit).toList());
        }
        long after = query.one("cursor").map(cursor -> position(cursor, run)).orElse(Long.MIN_VALUE);
        List<Row> rest = rows.stream().filter(row -> row.order() > after).toList();
        List<Row> page = rest.stream().limit(limit).toList();
        HttpReply answer = answer(page);
        return rest.size() > limit ? answer.header("X-Pagination-Next", next(call, run, limit, page)) : answer;
    }

    private HttpReply answer(List<Row> rows) {
        return SandboxLists.answer(
                world.behaviour(), rows.stream().map(Row::json).toList());
    }

    private String next(ApiCall call, RunState run, int limit, List<Row> page) {
        String position = run.iteration() + ":" + page.get(page.size() - 1).order();
        String cursor =
                Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
        String host = world.behaviour().is(SandboxReading.NEXT_HOST, "same") ? url : "http://pages.edges.invalid/v1";
        return host + "/" + String.join("/", call.path()) + "?limit=" + limit + "&cursor=" + cursor;
    }

    private long position(String cursor, RunState run) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(":");
            boolean continued = Integer.parseInt(parts[0]) != run.iteration();
            if (!continued || world.behaviour().is(SandboxReading.CURSOR, "valid")) {
                return Long.parseLong(parts[1]);
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            // answered below like a cursor that is no longer valid
        }
        throw ApiRefusal.parameter("invalid cursor");
    }
}
