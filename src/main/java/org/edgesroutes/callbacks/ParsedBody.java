package org.edgesroutes.callbacks;

import com.fasterxml.jackson.databind.JsonNode;
import org.edgesroutes.model.RunStatus;

/** The content of a well-formed body. */
sealed interface ParsedBody {

    /**
     * @param refUid null in the variants without one
     * @param scheduleUid null in the variants without one, and for a run that no schedule started
     * @param batchUid may be null
     * @param status any text, in upper case; may be null
     * @param input missing, null or what Edges was given
     * @param results one entry a record, whatever JSON it is; none when {@code results} is null or absent
     */
    record RunCallback(
            String refUid,
            String runUid,
            String scheduleUid,
            String batchUid,
            String status,
            JsonNode input,
            Iterable<JsonNode> results)
            implements ParsedBody {

        public RunCallback {
            status = RunStatus.canonical(status);
        }
    }

    /**
     * An event of the workspace's own webhook, where that was pointed here too, {@code docs/edges-api.md},
     * "Workspace events".
     */
    record WorkspaceEvent(String type, String event) implements ParsedBody {}

    /** @param sentence why it is neither of the others, for the sender */
    record Unknown(String sentence) implements ParsedBody {}
}
