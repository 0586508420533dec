package org.edgesroutes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.Yaml;

/** The schemas of the description of the API, as JSON Schema. */
final class OpenApi {

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonNode document;
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    OpenApi() {
        try (InputStream yaml = OpenApi.class.getResourceAsStream("/edges-openapi.yaml")) {
            document = new ObjectMapper().valueToTree(new Yaml().<Object>load(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        translate(document);
    }

    /** What is wrong with the JSON as a component of that name. */
    Set<ValidationMessage> errors(String component, JsonNode json) {
        return validate("{\"$ref\": \"#/components/schemas/" + component + "\"}", json);
    }

    /** What is wrong with the JSON as a list of components of that name. */
    Set<ValidationMessage> errorsInList(String component, JsonNode json) {
        return validate(
                "{\"type\": \"array\", \"items\": {\"$ref\": \"#/components/schemas/" + component + "\"}}", json);
    }

    /** What is wrong with the body of a request; nothing is for one that takes none. */
    Set<ValidationMessage> errorsOfRequest(String method, String path, JsonNode body) {
        return content(operation(method, path).path("requestBody"))
                .map(schema -> validate(schema.toString(), body))
                .orElse(Set.of());
    }

    /** What is wrong with the body of an answer. A list may come in an envelope, which no schema describes. */
    Set<ValidationMessage> errorsOfAnswer(String method, String path, int status, JsonNode body) {
        JsonNode responses = operation(method, path).path("responses");
        JsonNode response = responses.path(Integer.toString(status));
        JsonNode schema = content(response.isMissingNode() ? responses.path("default") : response)
                .orElseThrow(() -> new AssertionError(method + " " + path + " must not answer " + status));
        boolean envelope = schema.path("type").asText().equals("array") && body.size() == 1;
        JsonNode list = body.has("data") ? body.path("data") : body.path("items");
        return validate(schema.toString(), envelope && body.isObject() ? list : body);
    }

    /** Of all paths that match, the one with the fewest parameters. */
    private JsonNode operation(String method, String path) {
        Map.Entry<String, JsonNode> match = document.path("paths").properties().stream()
                .filter(entry -> path.matches(entry.getKey().replaceAll("\\{[a-z_]+}", "[^/]+")))
                .min(Comparator.comparing(entry -> entry.getKey().split("\\{").length))
                .orElseThrow(() -> new AssertionError("the description has no path " + path));
        JsonNode operation = match.getValue().path(method.toLowerCase(Locale.ROOT));
        assertThat(operation.isObject()).as(method + " " + path).isTrue();
        return operation;
    }

    private Optional<JsonNode> content(JsonNode holder) {
        JsonNode resolved =
                holder.has("$ref") ? document.at(holder.get("$ref").asText().substring(1)) : holder;
        return Optional.of(resolved.at("/content/application~1json/schema")).filter(schema -> !schema.isMissingNode());
    }

    /** The component that describes the records of an action. */
    String recordsOf(String action) {
        return document.at("/components/schemas/ResultRecord/x-action-records")
                .path(action)
                .asText();
    }

    /** Every status that a run can have. */
    List<String> statuses() {
        List<String> statuses = new ArrayList<>();
        document.at("/components/schemas/RunStatus/enum").forEach(status -> statuses.add(status.asText()));
        return statuses;
    }

    private Set<ValidationMessage> validate(String reference, JsonNode json) {
        return schemas.computeIfAbsent(reference, this::compile).validate(json);
    }

    private JsonSchema compile(String reference) {
        try {
            ObjectNode schema = (ObjectNode) SandboxJson.read(reference);
            schema.putObject("components").set("schemas", document.at("/components/schemas"));
            return FACTORY.getSchema(schema, CONFIG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code nullable} is of OpenAPI 3.0 only; beside a type it means one more type. */
    private static void translate(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("nullable").isBoolean()) {
            boolean nullable = object.remove("nullable").asBoolean();
            if (nullable && object.path("type").isTextual()) {
                String type = object.get("type").asText();
                object.putArray("type").add(type).add("null");
            }
        }
        node.forEach(OpenApi::translate);
    }
}
