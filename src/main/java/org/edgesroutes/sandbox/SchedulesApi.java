package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The calls for schedules. See {@code docs/edges-api.md}, "Schedules". */
final class SchedulesApi {

    private record Transition(Set<String> from, String to) {}

    private static final Map<String, Transition> TRANSITIONS = Map.of(
            "pause", new Transition(Set.of("ACTIVE"), "PAUSED"),
            "resume", new Transition(Set.of("PAUSED"), "ACTIVE"),
            "cancel", new Transition(Set.of("ACTIVE", "PAUSED"), "CANCELLED"));
    private static final Map<String, Comparator<ScheduleState>> SORTABLE = Map.of(
            "created_at", Comparator.comparing(ScheduleState::createdAt),
            "updated_at", Comparator.comparing(ScheduleState::updatedAt),
            "status", Comparator.comparing(ScheduleState::status));

    private final SimulationState world;
    private final ScheduleViews views;
    private final ScheduleTimer timer;

    SchedulesApi(SimulationState world, ScheduleViews views, ScheduleTimer timer) {
        this.world = world;
        this.views = views;
        this.timer = timer;
    }

    HttpReply list(ApiCall call) {
        QueryParameters query = call.query();
        int limit = query.number("limit", 10, 1, 100);
        int offset = query.number("offset", 0, 0, Integer.MAX_VALUE);
        List<JsonNode> page = call.tenant().schedules().stream()
                .filter(schedule -> world.isListed(schedule.createdAt()))
                .filter(schedule -> query.admits("uid", schedule.uid()))
                .filter(schedule -> query.admits("status", schedule.status()))
                .filter(schedule -> query.admits("action_name", schedule.plan().run.action))
                .filter(schedule -> query.admits("user_uid", schedule.tenant().userUid()))
                .sorted(Sorting.by(query.all("sort"), SORTABLE, Comparator.comparing(ScheduleState::createdAt)))
                .skip(offset)
                .limit(limit)
                .<JsonNode>map(views::schedule)
                .toList();
        return SandboxLists.answer(world.behaviour(), page);
    }

    HttpReply get(ApiCall call) {
        return HttpReply.json(views.schedule(find(call)));
    }

    /** Pause, resume or cancel. */
    HttpReply manage(ApiCall call) {
        ScheduleState schedule = find(call);
        String action = call.path().get(2);
        Transition transition = TRANSITIONS.get(action);
        if (transition == null) {
            throw ApiRefusal.notFound("action of a schedule");
        }
        if (!transition.from().contains(schedule.status())) {
            int status = Integer.parseInt(world.behaviour().value(SandboxReading.SCHEDULE_REFUSAL));
            String why = "cannot " + action + " this schedule: its status is " + schedule.status();
            throw new ApiRefusal(status, "BAD_INPUT", "input", why);
        }
        schedule.move(transition.to(), world.time().instant());
        timer.plan(schedule);
        world.story().tell("schedule {} is {}", ConsoleLog.name(schedule), schedule.status());
        return HttpReply.json(views.schedule(schedule));
    }

    private static ScheduleState find(ApiCall call) {
        return call.tenant().schedules().stream()
                .filter(schedule -> schedule.uid().equals(call.path().get(1)))
                .findFirst()
                .orElseThrow(() -> ApiRefusal.notFound("schedule"));
    }
}
