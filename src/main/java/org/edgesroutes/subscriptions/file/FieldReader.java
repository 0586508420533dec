package org.edgesroutes.subscriptions.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.edgesroutes.settings.Suggestion;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads a map of the file by its keys. What is wrong with it goes to the collector; a faulty value counts as missing. */
final class FieldReader {

    private final Node place;
    private final FaultCollector faults;
    private final Map<String, Node> values = new LinkedHashMap<>();

    /** @param known the keys that it may have */
    FieldReader(MappingNode map, List<String> known, FaultCollector faults) {
        this.place = map;
        this.faults = faults;
        for (NodeTuple entry : map.getValue()) {
            key(entry.getKeyNode(), faults).ifPresent(key -> {
                if (!known.contains(key)) {
                    unknown(entry.getKeyNode(), key, known);
                } else if (values.putIfAbsent(key, entry.getValueNode()) != null) {
                    faults.add(entry.getKeyNode(), "%s is there twice; keep one".formatted(key));
                }
            });
        }
    }

    /** @return empty, and a fault, for a key that is no text */
    static Optional<String> key(Node node, FaultCollector faults) {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue());
        }
        faults.add(node, "a key is no text; write a word and a colon");
        return Optional.empty();
    }

    private void unknown(Node node, String key, List<String> known) {
        String meant = Suggestion.to(key, known.stream())
                .map("did you mean %s?"::formatted)
                .orElse("the keys are " + String.join(", ", known));
        faults.add(node, "there is no key %s; %s".formatted(key, meant));
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** The place of a value; that of the whole map where it is missing. */
    Node place(String key) {
        return values.getOrDefault(key, place);
    }

    void fault(String key, String sentence) {
        faults.add(place(key), key + " " + sentence);
    }

    Optional<String> required(String key, String remedy) {
        if (!has(key)) {
            faults.add(place, "%s is missing; %s".formatted(key, remedy));
        }
        return text(key);
    }

    /** A text, a number or a word, as it is written. */
    Optional<String> text(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        if (values.get(key) instanceof ScalarNode scalar
                && !scalar.getTag().equals(Tag.NULL)
                && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue().strip());
        }
        fault(key, "has no text; write one, in quotes where it begins with a brace or a bracket");
        return Optional.empty();
    }

    /** @param parser throws IllegalArgumentException with what the value has to be */
    <T> Optional<T> value(String key, Function<String, T> parser) {
        return text(key).flatMap(text -> {
            try {
                return Optional.of(parser.apply(text));
            } catch (IllegalArgumentException wrong) {
                fault(key, "is \"%s\"; it has to be %s".formatted(text, wrong.getMessage()));
                return Optional.empty();
            }
        });
    }

    /** One of some words. */
    Optional<String> choice(String key, String... words) {
        return value(key, text -> {
            if (!Arrays.asList(words).contains(text)) {
                throw new IllegalArgumentException(String.join(" or ", words));
            }
            return text;
        });
    }

    Optional<Boolean> flag(String key) {
        return choice(key, "true", "false").map(Boolean::valueOf);
    }

    Optional<JsonNode> json(String key) {
        return has(key) ? YamlJson.of(values.get(key), faults) : Optional.empty();
    }

    /** The elements of a list; empty, and a fault, for anything else. */
    List<Node> items(String key) {
        if (values.get(key) instanceof SequenceNode list && !list.getValue().isEmpty()) {
            return list.getValue();
        }
        fault(key, "is no list with an element; start each element with a dash");
        return List.of();
    }
}
