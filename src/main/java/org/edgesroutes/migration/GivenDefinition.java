package org.edgesroutes.migration;

import java.util.List;

/**
 * The properties of a schedule that a person supplies because Edges does not give them back. Each may be null: then the
 * value from Edges, or the one for all schedules, is used.
 *
 * @param parameters a JSON object
 * @param inputs JSON objects
 */
public record GivenDefinition(
        String name, String parameters, Integer maxResults, List<String> identityUids, List<String> inputs) {

    static final GivenDefinition NONE = new GivenDefinition(null, null, null, null, null);
}
