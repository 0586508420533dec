package org.edgesroutes.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.edgesroutes.model.Schedule;

/** Reads schedules leniently: a uid under any of its three names must be there ({@code docs/edges-api.md}, "Schedules"). */
final class ScheduleJson {

    private ScheduleJson() {}

    /** @return empty for rows of which none is a schedule: they are no end of the list */
    static Optional<List<Schedule>> list(JsonNode answer) {
        return ResultPage.array(answer).flatMap(rows -> {
            List<Schedule> schedules = new ArrayList<>(rows.size());
            rows.forEach(node -> schedule(node).ifPresent(schedules::add));
            return schedules.isEmpty() && !rows.isEmpty() ? Optional.empty() : Optional.of(schedules);
        });
    }

    /** @return empty for anything without a uid */
    static Optional<Schedule> schedule(JsonNode answer) {
        JsonNode node = EdgesCalls.unwrapped(answer);
        return uid(node)
                .map(uid -> new Schedule(
                        uid,
                        RunJson.text(node, "name"),
                        RunJson.text(node, "action_name"),
                        RunJson.text(node, "status"),
                        RunJson.text(node, "cron"),
                        RunJson.text(node, "timezone"),
                        time(node, "schedule_at"),
                        time(node, "next_execution_at"),
                        time(node, "last_executed_at"),
                        time(node, "created_at"),
                        identities(node.path("identity_ids")),
                        node.path("inputs").isArray() ? node.path("inputs").toString() : null,
                        RunJson.text(node.path("callback"), "url")));
    }

    static Optional<String> uid(JsonNode node) {
        return Stream.of("schedule_uid", "uid", "scheduled_run_uid")
                .map(name -> RunJson.text(node, name))
                .filter(PathSegment::isUid)
                .findFirst();
    }

    private static List<String> identities(JsonNode ids) {
        if (!ids.isArray()) {
            return null;
        }
        List<String> uids = new ArrayList<>();
        ids.forEach(id -> uids.add(id.asText()));
        return uids;
    }

    private static Instant time(JsonNode node, String field) {
        return RunJson.time(RunJson.text(node, field)).orElse(null);
    }
}
