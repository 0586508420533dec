package org.edgesroutes.migration;

import java.util.Map;

/**
 * The decisions of a person for a migration.
 *
 * @param action only schedules of this action; null for all
 * @param maxResults of the new schedules, where their definitions have none of their own
 * @param parameters a JSON object for all new schedules; null for none
 * @param noOtherParameters whether the old ones are known to have no parameters that would have to be given
 * @param definitions by the uid of the old schedule
 * @param makeUp whether one run makes up for executions that fall into the gap
 */
public record MigrationOptions(
        String action,
        int maxResults,
        String parameters,
        boolean noOtherParameters,
        Map<String, GivenDefinition> definitions,
        boolean makeUp) {

    public MigrationOptions {
        definitions = Map.copyOf(definitions);
    }
}
