package org.edgesroutes.migration;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.edgesroutes.model.LaunchRequest;
import org.edgesroutes.model.Schedule;

/** Compares a schedule with what was asked for, as far as Edges gives it back ({@code docs/edges-api.md}, "Schedules"). */
final class NewScheduleCheck {

    private NewScheduleCheck() {}

    /** @return the first difference in words; empty where there is none */
    static Optional<String> difference(LaunchRequest wanted, Schedule found) {
        return Stream.of(
                        differs("action", wanted.action(), found.action()),
                        differs("name", wanted.name(), found.name()),
                        differs("cron expression", words(wanted.cron()), words(found.cron())),
                        differs("time zone", zone(wanted.timezone()), zone(found.timezone())),
                        callback(wanted, found),
                        differs("identities", set(wanted.identityUids()), set(found.identityUids())),
                        inputs(wanted, found))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> differs(String what, Object wanted, Object found) {
        return wanted == null || found == null || wanted.equals(found)
                ? Optional.empty()
                : Optional.of("its %s is %s, not %s".formatted(what, found, wanted));
    }

    /** Both addresses may hold a secret. */
    private static Optional<String> callback(LaunchRequest wanted, Schedule found) {
        return differs("callback address", wanted.callbackUrl(), found.callbackUrl())
                .map(difference -> "its callback address is another one");
    }

    /** Edges may add fields of its own to an input. */
    private static Optional<String> inputs(LaunchRequest wanted, Schedule found) {
        if (found.inputs() == null) {
            return Optional.empty();
        }
        JsonNode all = DefinitionJson.tree(found.inputs());
        boolean same = all.size() == wanted.inputs().size()
                && wanted.inputs().stream().map(DefinitionJson::tree).allMatch(input -> contains(all, input));
        return same ? Optional.empty() : Optional.of("its inputs are others");
    }

    private static boolean contains(JsonNode all, JsonNode wanted) {
        for (JsonNode one : all) {
            if (covers(one, wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean covers(JsonNode found, JsonNode wanted) {
        return wanted.properties().stream().allMatch(field -> field.getValue().equals(found.get(field.getKey())));
    }

    private static String words(String cron) {
        return cron == null ? null : cron.trim().replaceAll("\\s+", " ");
    }

    /** Zones that are the same under two names count as the same. */
    private static Object zone(String name) {
        try {
            return name == null ? null : ZoneId.of(name).normalized().getRules();
        } catch (DateTimeException unknown) {
            return name;
        }
    }

    private static HashSet<String> set(List<String> uids) {
        return uids == null ? null : new HashSet<>(uids);
    }
}
