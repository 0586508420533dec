package org.edgesroutes.launches;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.edgesroutes.model.Identity;
import org.edgesroutes.model.Run;
import org.edgesroutes.model.Schedule;

/** The answers of the endpoints: maps in the words of Edges, without the fields that Edges does not give back. */
final class AnswerMaps {

    private AnswerMaps() {}

    /** Answers a call. Nothing of it steers the next step: no header, and none of its variables. */
    static void set(Exchange exchange, Object answer) {
        LaunchFields.forget(exchange);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(answer);
    }

    /** @param run null where Edges did not describe it */
    static Map<String, Object> run(String uid, Run run) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("run_uid", uid);
        if (run != null) {
            put(map, "status", run.status());
            put(map, "name", run.name());
            put(map, "action_name", run.action());
        }
        return map;
    }

    static Map<String, Object> schedule(Schedule schedule) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("schedule_uid", schedule.uid());
        put(map, "name", schedule.name());
        put(map, "action_name", schedule.action());
        put(map, "status", schedule.status());
        put(map, "cron", schedule.cron());
        put(map, "timezone", schedule.timezone());
        put(map, "schedule_at", schedule.scheduleAt());
        put(map, "next_execution_at", schedule.nextExecutionAt());
        put(map, "last_executed_at", schedule.lastExecutedAt());
        put(map, "created_at", schedule.createdAt());
        put(map, "identity_ids", schedule.identityUids());
        put(map, "callback_url", schedule.callbackUrl());
        return map;
    }

    static Map<String, Object> identity(Identity identity) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("uid", identity.uid());
        put(map, "name", identity.name());
        put(map, "type", identity.type());
        put(map, "timezone", identity.timezone());
        map.put("integrations", identity.integrations());
        List<Map<String, Object>> accounts =
                identity.accounts().stream().map(AnswerMaps::account).toList();
        map.put("accounts", accounts);
        return map;
    }

    private static Map<String, Object> account(Identity.Account account) {
        Map<String, Object> map = new LinkedHashMap<>();
        put(map, "type", account.type());
        put(map, "status", account.status());
        return map;
    }

    private static void put(Map<String, Object> map, String name, Object value) {
        if (value != null) {
            map.put(name, value instanceof Instant at ? at.toString() : value);
        }
    }
}
