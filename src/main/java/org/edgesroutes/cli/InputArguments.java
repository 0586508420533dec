package org.edgesroutes.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** JSON on the command line: an object, or {@code @FILE} with a JSON array or one JSON object a line. */
final class InputArguments {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private InputArguments() {}

    /**
     * @param given values of {@code --input}; null or empty for one input without fields
     * @return JSON objects
     * @throws ParameterException naming the file and the object that cannot be read
     */
    static List<String> inputs(CommandSpec command, List<String> given) {
        if (given == null || given.isEmpty()) {
            return List.of("{}");
        }
        List<String> inputs = new ArrayList<>();
        for (String value : given) {
            if (value.startsWith("@")) {
                inputs.addAll(file(command, value.substring(1)));
            } else {
                inputs.add(object(command, "--input", value).toString());
            }
        }
        if (inputs.isEmpty()) {
            throw new ParameterException(command.commandLine(), "--input names a file without an input");
        }
        return inputs;
    }

    /** @throws ParameterException naming the option, where the value is no JSON object */
    static ObjectNode object(CommandSpec command, String option, String value) {
        try {
            if (JSON.readTree(value) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException malformed) {
            throw new ParameterException(
                    command.commandLine(),
                    "%s is no JSON: %s".formatted(option, TextTable.text(malformed.getOriginalMessage())));
        }
        throw new ParameterException(
                command.commandLine(), "%s must be a JSON object, such as '{\"field\": \"value\"}'".formatted(option));
    }

    private static List<String> file(CommandSpec command, String name) {
        List<String> inputs = new ArrayList<>();
        try (MappingIterator<JsonNode> nodes =
                JSON.readerFor(JsonNode.class).readValues(Files.readString(Path.of(name)))) {
            while (nodes.hasNextValue()) {
                JsonNode node = nodes.nextValue();
                (node.isArray() ? node : List.of(node)).forEach(one -> {
                    if (!one.isObject()) {
                        throw new ParameterException(
                                command.commandLine(),
                                "input %d of %s is no JSON object".formatted(inputs.size() + 1, name));
                    }
                    inputs.add(one.toString());
                });
            }
            return inputs;
        } catch (NoSuchFileException missing) {
            throw new ParameterException(command.commandLine(), "there is no file " + name);
        } catch (JsonProcessingException malformed) {
            throw new ParameterException(
                    command.commandLine(),
                    "%s cannot be read as JSON: line %d: %s"
                            .formatted(
                                    name,
                                    malformed.getLocation() == null
                                            ? 0
                                            : malformed.getLocation().getLineNr(),
                                    TextTable.text(malformed.getOriginalMessage())));
        } catch (IOException unreadable) {
            throw new ParameterException(
                    command.commandLine(), "%s cannot be read: %s".formatted(name, unreadable.getMessage()));
        }
    }
}
