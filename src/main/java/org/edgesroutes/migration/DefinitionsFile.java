package org.edgesroutes.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A file with what Edges does not give back of schedules: an object {@code schedules} with an object for each uid, in
 * JSON or YAML.
 */
public final class DefinitionsFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEDULES = "schedules";

    /** Of the fields of an entry, these say something about the new schedule; the others help the reader. */
    private static final Set<String> FIELDS =
            Set.of("name", "parameters", "max_results", "identity_ids", "inputs", "action_name", "cron", "timezone");

    private DefinitionsFile() {}

    /**
     * @return by the uid of the old schedule
     * @throws IllegalArgumentException with a sentence that names the file and its fault
     */
    public static Map<String, GivenDefinition> read(Path file) {
        JsonNode schedules = tree(file).path(SCHEDULES);
        require(schedules.isObject(), file, "has no object '%s' with an entry for each uid".formatted(SCHEDULES));
        Map<String, GivenDefinition> all = new HashMap<>();
        schedules.properties().forEach(entry -> all.put(entry.getKey(), entry(file, entry.getKey(), entry.getValue())));
        return all;
    }

    private static JsonNode tree(Path file) {
        try {
            return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)));
        } catch (IOException | YamlEngineException unreadable) {
            throw new IllegalArgumentException(
                    "%s cannot be read as JSON or YAML: %s".formatted(file, unreadable.getMessage()), unreadable);
        }
    }

    private static GivenDefinition entry(Path file, String uid, JsonNode node) {
        require(node.isObject(), file, "has no object for " + uid);
        node.fieldNames()
                .forEachRemaining(field -> require(
                        FIELDS.contains(field),
                        file,
                        "has the field '%s' for %s, which is unknown".formatted(field, uid)));
        JsonNode parameters = given(node, "parameters");
        JsonNode most = given(node, "max_results");
        JsonNode identities = given(node, "identity_ids");
        JsonNode inputs = given(node, "inputs");
        require(
                parameters == null || parameters.isObject(),
                file,
                "has parameters for %s that are no object".formatted(uid));
        require(
                most == null || most.canConvertToInt() && most.isInt() && most.intValue() > 0,
                file,
                "has max_results for %s that is no positive number".formatted(uid));
        require(
                identities == null || identities.isArray(),
                file,
                "has identity_ids for %s that are no list".formatted(uid));
        require(inputs == null || inputs.isArray(), file, "has inputs for %s that are no list".formatted(uid));
        JsonNode name = given(node, "name");
        return new GivenDefinition(
                name == null ? null : name.asText(),
                parameters == null ? null : parameters.toString(),
                most == null ? null : most.intValue(),
                identities == null ? null : texts(identities, true),
                inputs == null ? null : texts(inputs, false));
    }

    private static JsonNode given(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? null : value;
    }

    private static List<String> texts(JsonNode array, boolean plain) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(plain ? one.asText() : one.toString()));
        return texts;
    }

    private static void require(boolean right, Path file, String fault) {
        if (!right) {
            throw new IllegalArgumentException("%s %s".formatted(file, fault));
        }
    }

    /**
     * Writes a file for a person to complete: YAML where its name ends so, else JSON.
     *
     * @throws IOException when it is there already, or cannot be written
     */
    public static void write(Path file, List<PlannedMigration> planned, MigrationOptions options) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode schedules = root.putObject(SCHEDULES);
        planned.stream()
                .filter(one -> one.open() == null && !one.settled())
                .forEach(one -> schedules.set(one.old().uid(), DefinitionEntry.of(one, options)));
        Files.writeString(
                file,
                file.toString().matches(".*\\.ya?ml") ? yaml(root) : root.toPrettyString() + "\n",
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE);
    }

    private static String yaml(ObjectNode root) {
        DumpSettings block =
                DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
        return new Dump(block).dumpToString(JSON.convertValue(root, Map.class));
    }
}
