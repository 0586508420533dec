package org.edgesroutes.reload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;

/** Checks the structure of a file by the schema of Camel's YAML DSL. */
final class SchemaCheck {

    private static final String SCHEMA = "/schema/camelYamlDsl.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonSchema schema;

    void check(RouteFile file, YamlOutline outline) throws RouteFaultException {
        Set<ValidationMessage> messages = schema().validate(JSON.valueToTree(asText(outline.data())));
        if (messages.stream().anyMatch(SchemaCheck::isPlaceholder)) {
            return;
        }
        Optional<ValidationMessage> worst = messages.stream()
                .max(Comparator.comparing(SchemaCheck::precision)
                        .thenComparing(message -> message.getInstanceLocation().getNameCount()));
        if (worst.isPresent()) {
            List<ValidationMessage> same = messages.stream()
                    .filter(message -> message.getType().equals(worst.get().getType()))
                    .filter(message ->
                            message.getInstanceLocation().equals(worst.get().getInstanceLocation()))
                    .toList();
            throw new SchemaFault(schema().getSchemaNode(), same).in(file, outline);
        }
    }

    /** Camel takes a number where the schema asks for text, as in {@code constant: 5}. */
    private static Object asText(Object data) {
        if (data instanceof Map<?, ?> map) {
            Map<String, Object> texts = new LinkedHashMap<>();
            map.forEach((key, value) -> texts.put(String.valueOf(key), asText(value)));
            return texts;
        }
        if (data instanceof List<?> list) {
            return list.stream().map(SchemaCheck::asText).collect(Collectors.toList());
        }
        return data == null ? null : data.toString();
    }

    /** Whether the value is a placeholder for a number or a boolean, which only Camel can check. */
    private static boolean isPlaceholder(ValidationMessage message) {
        return message.getType().equals("type")
                && message.getInstanceNode().isTextual()
                && message.getInstanceNode().textValue().contains("{{");
    }

    /** Where a step may be written in several ways, the other ways fail as well, with less precise messages. */
    private static int precision(ValidationMessage message) {
        return switch (message.getType()) {
            case "additionalProperties" -> 3;
            case "required", "enum" -> 2;
            case "type" -> 1;
            default -> 0;
        };
    }

    /** Loaded for the first file that is checked, since that takes about two seconds. */
    private synchronized JsonSchema schema() {
        if (schema == null) {
            try (InputStream file = YamlRoutesBuilderLoader.class.getResourceAsStream(SCHEMA)) {
                JsonNode text = JSON.readTree(file);
                schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                        .getSchema(
                                text,
                                SchemaValidatorsConfig.builder()
                                        .preloadJsonSchema(false)
                                        .typeLoose(true)
                                        .build());
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
        return schema;
    }
}
