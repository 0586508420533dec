package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The calls for runs. See {@code docs/edges-api.md}, "Run object" and "Continue". */
final class RunsApi {

    private static final Set<String> CONTINUABLE =
            Set.of("BLOCKED", "STOPPED", "FAILED", "PARTIAL_SUCCEEDED", "SUCCEEDED");
    private static final Set<String> RESUMABLE = Set.of("BLOCKED", "STOPPED");
    private static final Set<String> OVER = Set.of("INVALID", "STOPPED", "FAILED", "PARTIAL_SUCCEEDED", "SUCCEEDED");
    private static final Duration KEPT = Duration.ofDays(90);
    private static final Map<String, Comparator<RunState>> SORTABLE = Map.of(
            "created_at", Comparator.comparing(RunState::createdAt),
            "updated_at", Comparator.comparing(RunState::updatedAt),
            "status", Comparator.comparing(RunState::status));

    private final SimulationState world;
    private final ApiViews views;
    private final ExecutionScheduler executions;

    RunsApi(SimulationState world, ApiViews views, ExecutionScheduler executions) {
        this.world = world;
        this.views = views;
        this.executions = executions;
    }

    HttpReply list(ApiCall call) {
        QueryParameters query = call.query();
        int limit = query.number("limit", 10, 1, 100);
        int offset = query.number("offset", 0, 0, Integer.MAX_VALUE);
        List<JsonNode> page = call.tenant().runs().stream()
                .filter(this::isKept)
                .filter(run -> world.isListed(run.createdAt()))
                .filter(run -> query.admits("status", run.status()))
                .filter(run -> query.admits("action_name", run.plan().action))
                .filter(run -> query.admits("execution_mode", run.plan().executionMode))
                .filter(run -> query.admits("uid", run.uid()))
                .filter(run -> query.admits("user_uid", run.tenant().userUid()))
                .sorted(Sorting.by(query.all("sort"), SORTABLE, Comparator.comparing(RunState::id)))
                .skip(offset)
                .limit(limit)
                .<JsonNode>map(views::run)
                .toList();
        return SandboxLists.answer(world.behaviour(), page);
    }

    HttpReply get(ApiCall call) {
        return HttpReply.json(views.run(find(call)));
    }

    HttpReply status(ApiCall call) {
        return HttpReply.json(views.status(find(call)));
    }

    HttpReply continueRun(ApiCall call) {
        RunState run = find(call);
        SandboxRun plan = run.plan();
        if (!plan.syncMode.equals("incremental") || "LIVE".equals(plan.executionMode)) {
            throw refused("continue", run, 422, "its sync_mode is not incremental");
        }
        if (!call.tenant().isEngagement(plan)) {
            throw refused("continue", run, 422, "its identity is not of type engagement");
        }
        if (!CONTINUABLE.contains(run.status())) {
            throw refused("continue", run, 409, "its status is " + run.status());
        }
        if (plan.scheduledRunUid != null && world.behaviour().is(SandboxReading.CONTINUE_SCHEDULED, "refused")) {
            throw refused("continue", run, 409, "it belongs to a schedule");
        }
        executions.iterate(run);
        world.story().tell("run {} is continued, iteration {} begins", ConsoleLog.name(run), run.iteration() + 1);
        return HttpReply.json(views.run(run));
    }

    HttpReply resume(ApiCall call) {
        RunState run = find(call);
        if (run.plan().flow) {
            throw new ApiRefusal(422, "BAD_INPUT", "input", "this run belongs to a flow run, resume that");
        }
        if (!RESUMABLE.contains(run.status())) {
            throw refused("resume", run, 409, "its status is " + run.status());
        }
        run.schedule(world.time().instant());
        executions.rest(run);
        world.story().tell("run {} is resumed", ConsoleLog.name(run));
        return HttpReply.json(views.run(run));
    }

    HttpReply cancel(ApiCall call) {
        RunState run = find(call);
        if (OVER.contains(run.status())) {
            if (world.behaviour().is(SandboxReading.CANCEL_OF_ENDED, "accepted")) {
                return HttpReply.json(views.run(run));
            }
            throw refused("cancel", run, 409, "its status is " + run.status());
        }
        run.end("STOPPED", null, world.time().instant());
        world.story().tell("run {} is cancelled", ConsoleLog.name(run));
        return HttpReply.json(views.run(run));
    }

    /** The run that the path names; 404 for one of another workspace or an archived one. */
    RunState find(ApiCall call) {
        return call.tenant().runs().stream()
                .filter(run -> run.uid().equals(call.path().get(1)))
                .filter(this::isKept)
                .findFirst()
                .orElseThrow(() -> ApiRefusal.notFound("run"));
    }

    private ApiRefusal refused(String call, RunState run, int byCause, String why) {
        String reading = world.behaviour().value(SandboxReading.CONTINUE_REFUSAL);
        world.story().tell("refuses to {} run {}: {}", call, ConsoleLog.name(run), why);
        int status = reading.equals("by-cause") ? byCause : Integer.parseInt(reading);
        return new ApiRefusal(status, "BAD_INPUT", "input", "cannot " + call + " this run: " + why);
    }

    private boolean isKept(RunState run) {
        Instant from =
                switch (world.behaviour().value(SandboxReading.ARCHIVING)) {
                    case "never" -> Instant.MAX;
                    case "creation" -> run.createdAt();
                    default -> run.updatedAt();
                };
        return from.isAfter(world.time().instant().minus(KEPT));
    }
}
