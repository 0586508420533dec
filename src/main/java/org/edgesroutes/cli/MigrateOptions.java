package org.edgesroutes.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Map;
import org.edgesroutes.migration.DefinitionsFile;
import org.edgesroutes.migration.GivenDefinition;
import org.edgesroutes.migration.MigrationOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that describe the new schedules of a migration. */
final class MigrateOptions {

    @Option(names = "--action", paramLabel = "<action>", description = "Only schedules of this action.")
    String action;

    @Option(
            names = "--max-results",
            paramLabel = "<number>",
            description = {
                "The most that one execution of a new schedule fetches; needed to move.",
                "The first execution is a full sync: it fetches the newest records up to this number, and what lies",
                "beyond is never fetched. Give more than there are."
            })
    Integer maxResults;

    @Option(
            names = "--parameters",
            paramLabel = "<json>",
            description =
                    "Other parameters of the new schedules, as a JSON object; Edges does not show those of the old.")
    String parameters;

    @Option(
            names = "--definitions",
            paramLabel = "<file>",
            description = "JSON or YAML with parameters, inputs and identities by schedule; see --write-definitions.")
    Path definitions;

    @Option(names = "--no-other-parameters", description = "Say that the old schedules have no other parameters.")
    boolean noOtherParameters;

    @Option(
            names = "--make-up",
            description =
                    "Start one run for each schedule that missed executions meanwhile, or in an earlier migration.")
    boolean makeUp;

    /** @throws ParameterException for what contradicts itself or cannot be read */
    MigrationOptions read(CommandSpec spec) {
        if (maxResults == null || maxResults < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "give --max-results: the default of an action is not known, and what lies beyond it is never fetched");
        }
        if (parameters != null && noOtherParameters) {
            throw new ParameterException(
                    spec.commandLine(), "--parameters and --no-other-parameters contradict each other");
        }
        return new MigrationOptions(action, maxResults, object(spec), noOtherParameters, definitions(spec), makeUp);
    }

    private String object(CommandSpec spec) {
        if (parameters == null) {
            return null;
        }
        try {
            JsonNode given = new ObjectMapper().readTree(parameters);
            if (given.isObject() && !given.has("sync_mode") && !given.has("max_results")) {
                return given.toString();
            }
            throw new ParameterException(
                    spec.commandLine(),
                    given.isObject()
                            ? "--parameters must leave out sync_mode, which becomes incremental, and max_results, which is --max-results"
                            : "--parameters is no JSON object");
        } catch (JsonProcessingException malformed) {
            throw new ParameterException(
                    spec.commandLine(), "--parameters is no JSON: " + malformed.getOriginalMessage(), malformed);
        }
    }

    private Map<String, GivenDefinition> definitions(CommandSpec spec) {
        try {
            return definitions == null ? Map.of() : DefinitionsFile.read(definitions);
        } catch (IllegalArgumentException fault) {
            throw new ParameterException(spec.commandLine(), "--definitions: " + fault.getMessage(), fault);
        }
    }
}
