package org.edgesroutes.reload;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.edgesroutes.settings.Suggestion;

/**
 * A violation of the schema of Camel's YAML DSL.
 *
 * @param schema as a whole
 * @param messages of one kind about one place, at least one
 */
record SchemaFault(JsonNode schema, List<ValidationMessage> messages) {

    /** So many languages may write an expression that each of them misses itself. */
    private static final int LANGUAGES = 4;

    RouteFaultException in(RouteFile file, YamlOutline outline) {
        ValidationMessage first = messages.get(0);
        List<Object> path = path(first.getInstanceLocation());
        String place = place(path);
        return switch (first.getType()) {
            case "additionalProperties" -> {
                path.add(first.getProperty());
                yield file.fault(
                        outline.position(path),
                        "there is no \"%s\" in %s".formatted(first.getProperty(), place),
                        meant(first.getProperty(), siblings(first))
                                .orElse("remove it, or look it up in Camel's YAML DSL"));
            }
            case "required" ->
                messages.size() < LANGUAGES
                        ? file.fault(
                                outline.position(path),
                                "%s has no \"%s\"".formatted(place, first.getProperty()),
                                "add it")
                        : file.fault(
                                outline.position(path),
                                "%s has no expression".formatted(place),
                                names(first.getInstanceNode())
                                        .flatMap(name ->
                                                meant(name, messages.stream().map(ValidationMessage::getProperty))
                                                        .stream())
                                        .findFirst()
                                        .orElse("add one, as in \"simple: ${body}\""));
            case "type" -> typeFault(file, outline, path, place, first);
            default ->
                file.fault(
                        outline.position(path),
                        "%s: %s".formatted(place, first.getError()),
                        "write it as Camel's YAML DSL asks");
        };
    }

    private RouteFaultException typeFault(
            RouteFile file, YamlOutline outline, List<Object> path, String place, ValidationMessage message) {
        JsonNode value = message.getInstanceNode();
        JsonNode wanted = schema.at(message.getSchemaLocation().getFragment().toString());
        boolean map = wanted.asText().equals("object") || message.getError().endsWith("object expected");
        if (value.isArray() && map) {
            return file.fault(
                    outline.position(path),
                    place + " is a list, but has to be a map",
                    "indent the list below \"steps:\" if these are steps");
        }
        if (value.isValueNode()) {
            return file.fault(
                    outline.position(path),
                    "%s is \"%s\"".formatted(place, value.asText()),
                    "it has to be " + inWords(message.getError()));
        }
        return file.fault(
                outline.position(path),
                "%s: %s".formatted(place, message.getError()),
                "write it as Camel's YAML DSL asks");
    }

    private static String inWords(String error) {
        String type = error.replaceFirst(".* found, (.*) expected", "$1");
        return switch (type) {
            case "number" -> "a number";
            case "integer" -> "a whole number";
            case "boolean" -> "true or false";
            case "object" -> "a map";
            case "array" -> "a list";
            default -> type;
        };
    }

    private static Optional<String> meant(String name, Stream<String> candidates) {
        return Suggestion.to(name, candidates).map("did you mean \"%s\"?"::formatted);
    }

    private Stream<String> siblings(ValidationMessage message) {
        String rule = message.getSchemaLocation().getFragment().toString();
        return names(schema.at(rule.replaceFirst("/[^/]*$", "/properties")));
    }

    private static Stream<String> names(JsonNode object) {
        Iterable<String> names = object::fieldNames;
        return StreamSupport.stream(names.spliterator(), false);
    }

    private static String place(List<Object> path) {
        return path.stream()
                .filter(String.class::isInstance)
                .reduce((before, last) -> last)
                .map("\"%s\""::formatted)
                .orElse("a file with routes");
    }

    private static List<Object> path(JsonNodePath location) {
        List<Object> path = new ArrayList<>();
        for (int i = 0; i < location.getNameCount(); i++) {
            path.add(location.getElement(i));
        }
        return path;
    }
}
