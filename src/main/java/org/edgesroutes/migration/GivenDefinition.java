package org.edgesroutes.migration;

import java.util.List;

/**
 * The fields of a schedule that Edges does not give back, as a person states them. Each may be null: then the field that
 * Edges gives back, or the option for all schedules, applies.
 *
 * @param parameters a JSON object
 * @param inputs JSON objects
 */
public record GivenDefinition(
        String name, String parameters, Integer maxResults, List<String> identityUids, List<String> inputs) {

    static final GivenDefinition NONE = new GivenDefinition(null, null, null, null, null);
}
