package org.edgesroutes.subscriptions.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Turns a value of the file into JSON, as JSON's own rules of YAML 1.2 say: dates and times stay text. */
final class YamlJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private YamlJson() {}

    static LoadSettings settings() {
        return LoadSettings.builder()
                .setUseMarks(true)
                .setAllowNonScalarKeys(true)
                .build();
    }

    /** @return empty, and a fault, for a value that JSON cannot hold */
    static Optional<JsonNode> of(Node node, FaultCollector faults) {
        try {
            Object value = new StandardConstructor(settings()).constructSingleDocument(Optional.of(node));
            if (fits(value)) {
                return Optional.of(JSON.valueToTree(value));
            }
            faults.add(node, "holds a key or a number that JSON does not know; write it in quotes");
        } catch (MarkedYamlEngineException faulty) {
            int line = faulty.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            faults.add(line, faulty.getProblem() + "; correct it");
        } catch (YamlEngineException | StackOverflowError faulty) {
            faults.add(node, "cannot be read as a value: %s; correct it".formatted(faulty.getMessage()));
        }
        return Optional.empty();
    }

    private static boolean fits(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.keySet().stream().allMatch(String.class::isInstance)
                    && map.values().stream().allMatch(YamlJson::fits);
        }
        if (value instanceof Collection<?> list) {
            return list.stream().allMatch(YamlJson::fits);
        }
        return value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Number number && Double.isFinite(number.doubleValue());
    }
}
