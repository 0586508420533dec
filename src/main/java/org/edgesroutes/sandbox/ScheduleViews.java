package org.edgesroutes.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Schedules as the API shows them, in the shape that the readings ask for. */
final class ScheduleViews {

    private final SimulationState world;
    private final SandboxBehaviour behaviour;

    ScheduleViews(SimulationState world) {
        this.world = world;
        this.behaviour = world.behaviour();
    }

    /** The answer to a launch. */
    ObjectNode launched(ScheduleState schedule) {
        return SandboxJson.object()
                .put(behaviour.value(SandboxReading.LAUNCHED_SCHEDULE_UID), schedule.uid())
                .put("status", schedule.status())
                .put("cron", schedule.plan().cron)
                .put("timezone", schedule.plan().timezone)
                .put("next_execution_at", SandboxJson.time(schedule.nextExecutionAt()))
                .put("created_at", SandboxJson.time(schedule.createdAt()));
    }

    /** An element of the list, and what GET one answers; never with the parameters. */
    ObjectNode schedule(ScheduleState schedule) {
        SandboxSchedule plan = schedule.plan();
        ObjectNode node = SandboxJson.object()
                .put(behaviour.value(SandboxReading.SCHEDULE_UID), schedule.uid())
                .put("name", plan.name)
                .put("action_name", plan.run.action)
                .put("user_uid", schedule.tenant().userUid())
                .put("workspace_uid", schedule.tenant().uid())
                .put("status", schedule.status())
                .putNull("postponed_until")
                .put("cron", plan.cron)
                .put("timezone", plan.timezone)
                .put("next_execution_at", SandboxJson.time(schedule.nextExecutionAt()))
                .put("last_executed_at", SandboxJson.time(schedule.lastExecutedAt()))
                .put("created_at", SandboxJson.time(schedule.createdAt()))
                .put("updated_at", SandboxJson.time(schedule.updatedAt()))
                .put("schedule_at", SandboxJson.time(plan.startAt));
        if (behaviour.is(SandboxReading.SCHEDULE_IDENTITIES, "given")) {
            ArrayNode identities = node.putArray("identity_ids");
            plan.run.identities.forEach(identities::add);
        }
        if (behaviour.is(SandboxReading.SCHEDULE_INPUTS, "given")) {
            inputs(node.putArray("inputs"), plan.run);
        }
        if (!behaviour.is(SandboxReading.SCHEDULE_CALLBACK, "absent")) {
            node.set("callback", callback(plan.run));
        }
        return node;
    }

    private static void inputs(ArrayNode array, SandboxRun run) {
        if (run.inputs.isEmpty()) {
            array.addObject();
        }
        for (SandboxRun.Input input : run.inputs) {
            ObjectNode node = (ObjectNode) SandboxJson.of(input.data());
            if (input.custom() != null) {
                node.set("custom_data", SandboxJson.of(input.custom()));
            }
            array.add(node);
        }
    }

    private ObjectNode callback(SandboxRun run) {
        return world.receiver(run)
                .map(receiver -> {
                    ObjectNode node =
                            SandboxJson.object().put("url", receiver.url().toString());
                    if (behaviour.is(SandboxReading.SCHEDULE_CALLBACK, "with-headers")) {
                        ObjectNode headers = node.putObject("headers");
                        receiver.headers().forEach(headers::put);
                        node.put("on", run.finalOnly ? "final" : "all");
                    }
                    return node;
                })
                .orElse(null);
    }
}
