package org.edgesroutes.subscriptions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.edgesroutes.records.ContentHash;

/**
 * The inputs of a run or schedule, in any order.
 *
 * @param hashes sorted; one for each input, without its custom data
 * @param customHashes the same with the custom data
 */
record InputSet(List<String> hashes, List<String> customHashes) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATA = "input_data";
    private static final String CUSTOM = "custom_data";

    /** @param inputs JSON objects, each with its custom data where it has some */
    static InputSet of(List<String> inputs) {
        return ofNodes(inputs.stream().map(InputSet::tree).toList());
    }

    /** @param rows as a launch has them, or with {@code input_data} as Edges lists the inputs of a run */
    static InputSet ofNodes(List<JsonNode> rows) {
        List<String> plain = new ArrayList<>();
        List<String> custom = new ArrayList<>();
        for (JsonNode row : rows) {
            JsonNode data = row.path(DATA).isObject() ? row.path(DATA) : row;
            String hash = ContentHash.of(withoutCustomData(data));
            plain.add(hash);
            custom.add(row.path(CUSTOM).isEmpty() ? hash : hash + ContentHash.of(row.path(CUSTOM)));
        }
        return new InputSet(
                plain.stream().sorted().toList(), custom.stream().sorted().toList());
    }

    private static JsonNode withoutCustomData(JsonNode data) {
        if (data instanceof ObjectNode object && object.has(CUSTOM)) {
            ObjectNode copy = object.deepCopy();
            copy.remove(CUSTOM);
            return copy;
        }
        return data;
    }

    /** One hash of all, with their custom data. */
    String hash() {
        return ContentHash.ofBytes(
                customHashes.stream().collect(Collectors.joining(",")).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether they are the same inputs; custom data that Edges does not give back is not compared. */
    boolean matches(InputSet seen) {
        return customHashes.equals(seen.customHashes)
                || hashes.equals(seen.hashes) && seen.customHashes.equals(seen.hashes);
    }

    /** Whether they say more than that there is an input: one without a field may be that of any identity. */
    boolean distinctive() {
        return !hashes.contains(ContentHash.of(JSON.createObjectNode()));
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("an input is no JSON", malformed);
        }
    }
}
