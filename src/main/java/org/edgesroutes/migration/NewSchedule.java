package org.edgesroutes.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.edgesroutes.model.LaunchRequest;
import org.edgesroutes.model.Schedule;

/** The request for the schedule that takes the place of an old one. */
final class NewSchedule {

    private static final int LONGEST_NAME = 255;
    private static final int SHOWN_OF_A_UID = 8;

    private NewSchedule() {}

    static LaunchRequest of(Schedule old, GivenDefinition given, MigrationOptions options, String callbackUrl) {
        return new LaunchRequest(
                old.action(),
                given.name() == null ? name(old) : given.name(),
                inputs(old, given),
                parameters(given, options),
                identities(old, given),
                null,
                callbackUrl,
                old.cron(),
                old.timezone(),
                null);
    }

    /** The names of schedules need not differ, and this one tells the new schedule from all others. */
    static String name(Schedule old) {
        String mark = " (incremental, from %s)"
                .formatted(old.uid()
                        .substring(0, Math.min(SHOWN_OF_A_UID, old.uid().length())));
        String name = old.name() == null ? old.action() : old.name();
        int room = LONGEST_NAME - mark.length();
        return (name.length() > room ? name.substring(0, room) : name) + mark;
    }

    /** @return empty where Edges gives none back and none are given */
    static List<String> inputs(Schedule old, GivenDefinition given) {
        if (given.inputs() != null) {
            return given.inputs();
        }
        List<String> inputs = new ArrayList<>();
        if (old.inputs() != null) {
            DefinitionJson.tree(old.inputs()).forEach(input -> inputs.add(input.toString()));
        }
        return inputs;
    }

    /** @return empty where Edges gives none back and none are given */
    static List<String> identities(Schedule old, GivenDefinition given) {
        if (given.identityUids() != null) {
            return given.identityUids();
        }
        return old.identityUids() == null ? List.of() : old.identityUids();
    }

    private static String parameters(GivenDefinition given, MigrationOptions options) {
        String own = given.parameters() == null ? options.parameters() : given.parameters();
        ObjectNode parameters = (ObjectNode) DefinitionJson.tree(own == null ? "{}" : own);
        parameters.put("sync_mode", "incremental");
        parameters.put("max_results", given.maxResults() == null ? options.maxResults() : given.maxResults());
        return parameters.toString();
    }

    /** The parameters of a run that makes up for missed executions: one that nothing continues. */
    static String fullSync(String parameters) {
        JsonNode full = DefinitionJson.tree(parameters);
        return ((ObjectNode) full).put("sync_mode", "full").toString();
    }
}
