package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** The launch of background runs and of schedules. See {@code docs/edges-api.md}, "Launches" and "Schedules". */
final class LaunchApi {

    private final SimulationState world;
    private final SandboxRegistry registrar;
    private final ScheduleTimer timer;
    private final ScheduleViews schedules;

    LaunchApi(SimulationState world, SandboxRegistry registrar, ScheduleTimer timer, ScheduleViews schedules) {
        this.world = world;
        this.registrar = registrar;
        this.timer = timer;
        this.schedules = schedules;
    }

    HttpReply launch(ApiCall call) {
        SandboxRun plan = LaunchBody.async(call.json()).plan(call.path().get(1), call.tenant());
        RunState run = registrar.admit(call.tenant(), plan);
        world.story().tell("run {} is launched", ConsoleLog.name(run));
        ObjectNode node = SandboxJson.object()
                .put("run_id", run.id())
                .put("run_uid", run.uid())
                .put("workspace_uid", call.tenant().uid())
                .put("user_uid", call.tenant().userUid())
                .put("action_name", plan.action)
                .put("name", plan.name);
        String status = world.behaviour().value(SandboxReading.LAUNCH_STATUS);
        if (!status.equals("absent")) {
            node.put("status", status);
        }
        return HttpReply.json(node.putNull("postponed_until")
                .put("created_at", SandboxJson.time(run.createdAt()))
                .putNull("updated_at"));
    }

    HttpReply schedule(ApiCall call) {
        JsonNode body = call.json();
        SandboxRun run = LaunchBody.schedule(body).plan(call.path().get(1), call.tenant());
        Instant startAt = time(body.path("schedule_at"));
        String cron = body.path("cron").asText(null);
        if (cron == null && (startAt == null || world.behaviour().is(SandboxReading.SCHEDULE_CRON, "required"))) {
            throw new ApiRefusal(400, "BAD_PARAMETERS", "input", "cron is missing");
        }
        SandboxSchedule plan = cron == null ? SandboxSchedule.once(startAt, run) : SandboxSchedule.cron(cron, run);
        plan.name(run.name)
                .timezone(body.path("timezone").asText("UTC"))
                .startAt(startAt)
                .age(Duration.ZERO);
        ScheduleState schedule = timer.admit(call.tenant(), plan);
        world.story().tell("schedule {} is created", ConsoleLog.name(schedule));
        return HttpReply.json(schedules.launched(schedule));
    }

    private static Instant time(JsonNode text) {
        try {
            return text.isTextual() ? OffsetDateTime.parse(text.asText()).toInstant() : null;
        } catch (DateTimeParseException e) {
            throw new ApiRefusal(400, "BAD_PARAMETERS", "input", "schedule_at is not a time: " + text.asText());
        }
    }
}
