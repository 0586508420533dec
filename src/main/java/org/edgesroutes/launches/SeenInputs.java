package org.edgesroutes.launches;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.edgesroutes.records.ContentHash;

/**
 * The inputs of a run or a schedule, as far as Edges gives them back ({@code docs/edges-api.md}, "Inputs").
 *
 * @param rows empty where they are not known
 * @param wrapped whether each row has its input as {@code input_data}, beside its {@code custom_data}
 * @param all whether there are no more
 */
record SeenInputs(List<JsonNode> rows, boolean wrapped, boolean all) {

    private static final String DATA = "input_data";
    private static final String CUSTOM = "custom_data";

    static SeenInputs unknown() {
        return new SeenInputs(List.of(), false, false);
    }

    /** Compares with the inputs of a launch, in any order. Fewer inputs than were sent may still be on their way. */
    Evidence compare(List<String> sent) {
        if (rows.isEmpty() || rows.stream().anyMatch(row -> !data(row).isObject())) {
            return Evidence.UNKNOWN;
        }
        boolean custom = !wrapped || rows.stream().allMatch(row -> row.has(CUSTOM));
        Map<String, Long> left = counted(sent, custom);
        for (JsonNode row : rows) {
            String hash = hash(data(row), custom ? row.path(CUSTOM) : MissingNode.getInstance());
            if (left.merge(hash, -1L, Long::sum) < 0) {
                return Evidence.DIFFERENT;
            }
        }
        return all && rows.size() < sent.size() ? Evidence.UNKNOWN : Evidence.EQUAL;
    }

    private JsonNode data(JsonNode row) {
        return wrapped ? row.path(DATA) : row;
    }

    private static Map<String, Long> counted(List<String> sent, boolean custom) {
        return sent.stream()
                .map(LaunchJson::tree)
                .map(input -> hash(input, custom ? input.path(CUSTOM) : MissingNode.getInstance()))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static String hash(JsonNode input, JsonNode custom) {
        ObjectNode data = input.deepCopy();
        data.remove(CUSTOM);
        String hash = ContentHash.of(data);
        return custom.isEmpty() ? hash : hash + ContentHash.of(custom);
    }
}
