package org.edgesroutes.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.edgesroutes.model.KeyedRecord;

/**
 * Gives every record the key by which a later version of it is recognised: the fields that the action is known for
 * ({@code docs/edges-api.md}, "Record keys"), else the hash of its content, which only recognises the very same record.
 */
public final class RecordKeyer {

    /** The action of records whose run Edges does not know. */
    public static final String UNKNOWN_ACTION = "unknown";

    private static final int LONGEST_KEY = 200;

    private final Map<String, List<List<String>>> fieldsByAction;

    /** @param fieldsByAction per action the alternatives, each the fields that make a key together */
    public RecordKeyer(Map<String, List<List<String>>> fieldsByAction) {
        this.fieldsByAction = fieldsByAction;
    }

    /** @param results the records of one callback, whatever JSON each of them is */
    public List<KeyedRecord> keyed(String action, Iterable<JsonNode> results) {
        List<List<String>> alternatives = fieldsByAction.getOrDefault(action, List.of());
        List<KeyedRecord> keyed = new ArrayList<>();
        results.forEach(result -> keyed.add(keyed(result, alternatives)));
        return keyed;
    }

    private static KeyedRecord keyed(JsonNode result, List<List<String>> alternatives) {
        String hash = ContentHash.of(result);
        String extractedAt = result.path(ContentHash.EXTRACTED_AT).textValue();
        for (List<String> fields : alternatives) {
            String key = key(result, fields);
            if (key != null) {
                return new KeyedRecord(key, hash, extractedAt);
            }
        }
        return new KeyedRecord("sha256:" + hash, hash, extractedAt);
    }

    /** @return null when one of the fields is missing, null, blank or no single value */
    private static String key(JsonNode result, List<String> fields) {
        StringBuilder key = new StringBuilder();
        for (String field : fields) {
            JsonNode value = result.path(field);
            if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) {
                return null;
            }
            if (!key.isEmpty()) {
                key.append('/');
            }
            key.append(fields.size() == 1 ? value.asText() : value.asText().replace("/", "%2F"));
        }
        return key.length() > LONGEST_KEY || !SafeText.is(key.toString())
                ? "sha256:" + ContentHash.of(TextNode.valueOf(key.toString()))
                : key.toString();
    }
}
