package org.edgesroutes.subscriptions.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the inputs of a subscription with their custom data: listed, from a file, or none. */
final class InputFields {

    /** Actions that work on the account of the identity and take no input ({@code docs/edges-api.md}, "Launches"). */
    private static final Set<String> WITHOUT_INPUT =
            Set.of("linkedin-extract-connections", "linkedin-extract-profile-viewers");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DeclarationFile file;
    private final FaultCollector faults;
    private long modified;

    InputFields(DeclarationFile file, FaultCollector faults) {
        this.file = file;
        this.faults = faults;
    }

    /**
     * Reads them.
     *
     * @param customData of each input that has none of its own; null for none
     * @return JSON objects
     */
    List<String> read(FieldReader fields, String action, JsonNode customData) {
        List<ObjectNode> inputs = new ArrayList<>();
        if (fields.has("inputs") && fields.has("inputs-file")) {
            fields.fault("inputs-file", "is there beside inputs; keep one of them");
        } else if (fields.has("inputs")) {
            listed(fields, inputs);
        } else if (fields.has("inputs-file")) {
            fields.text("inputs-file").ifPresent(name -> inputs.addAll(file(fields, name)));
        } else if (WITHOUT_INPUT.contains(action)) {
            inputs.add(JSON.createObjectNode());
        } else {
            fields.required(
                    "inputs", "list what the action works on, or name an inputs-file; \"- {}\" is one without a field");
        }
        List<String> all = new ArrayList<>(inputs.size());
        for (ObjectNode input : inputs) {
            ObjectNode copy = input.deepCopy();
            if (customData != null && !copy.has("custom_data")) {
                copy.set("custom_data", customData);
            }
            all.add(copy.toString());
        }
        return all;
    }

    private void listed(FieldReader fields, List<ObjectNode> inputs) {
        for (Node item : fields.items("inputs")) {
            YamlJson.of(item, faults).ifPresent(node -> {
                if (node instanceof ObjectNode object) {
                    inputs.add(object);
                } else {
                    faults.add(item, "an input is no map; write a field of the action, a colon and its value");
                }
            });
        }
    }

    /** When a file of inputs was last written, as {@link Declarations#modified()}. */
    long modified() {
        return modified;
    }

    private List<ObjectNode> file(FieldReader fields, String name) {
        DeclarationFile beside = file.beside(name);
        modified = Math.max(modified, beside.modified().orElse(0L));
        try {
            return new InputsReader(beside.name(), faults).read(beside.text());
        } catch (IOException unreadable) {
            fields.fault("inputs-file", "%s %s".formatted(beside.name(), DeclarationsReader.reason(unreadable)));
            return List.of();
        }
    }
}
