package org.edgesroutes.migration;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.edgesroutes.model.Schedule;

/** The entry of a schedule in a file of definitions, with what Edges gives back filled in. */
final class DefinitionEntry {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DefinitionEntry() {}

    static ObjectNode of(PlannedMigration planned, MigrationOptions options) {
        Schedule old = planned.old();
        ObjectNode node = JSON.createObjectNode();
        node.put("name", NewSchedule.name(old));
        node.put("action_name", old.action());
        node.put("cron", old.cron());
        node.put("timezone", old.timezone());
        if (old.identityUids() == null) {
            node.putNull("identity_ids");
        } else {
            old.identityUids().forEach(node.putArray("identity_ids")::add);
        }
        if (old.inputs() == null) {
            node.putNull("inputs");
        } else {
            node.set("inputs", DefinitionJson.tree(old.inputs()));
        }
        node.put("max_results", options.maxResults());
        node.set("parameters", DefinitionJson.tree(options.parameters() == null ? "{}" : options.parameters()));
        return node;
    }
}
