package org.edgesroutes.migration;

import java.util.List;

/**
 * What a person says of a schedule that Edges does not give back. Each may be null, for what Edges gives back or what
 * holds for all schedules.
 *
 * @param parameters a JSON object
 * @param inputs JSON objects
 */
public record GivenDefinition(
        String name, String parameters, Integer maxResults, List<String> identityUids, List<String> inputs) {

    static final GivenDefinition NONE = new GivenDefinition(null, null, null, null, null);
}
