package org.edgesroutes.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.catalog.impl.DefaultRuntimeCamelCatalog;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.UriParam;
import org.edgesroutes.model.EdgesHeaders;
import org.edgesroutes.settings.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The annotations of the endpoint are the one source; metadata, kamelet and page say the same. */
class EdgesRecordsMetadataTest {

    private static final Path METADATA =
            Path.of("src/generated/resources/META-INF/org/edgesroutes/component/edges-records.json");
    private static final Path KAMELET = Path.of("src/main/resources/kamelets/edges-records-source.kamelet.yaml");
    private static final Path PAGE = Path.of("docs/records-source.md");

    private final CamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    private static JsonNode metadata() throws IOException {
        return new ObjectMapper().readTree(METADATA.toFile());
    }

    private static Map<String, String> fromAnnotations() {
        Map<String, String> options = new LinkedHashMap<>();
        Stream.of(EdgesRecordsEndpoint.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(UriParam.class))
                .forEach(field -> {
                    UriParam option = field.getAnnotation(UriParam.class);
                    options.put(field.getName(), option.defaultValue() + "|" + option.description());
                });
        return options;
    }

    private static Map<String, String> options(JsonNode properties, String defaultName) {
        Map<String, String> options = new LinkedHashMap<>();
        properties.properties().forEach(option -> {
            boolean ours = !option.getValue().path("label").asText().contains("advanced");
            if (ours && !option.getKey().equals("downstream")) {
                options.put(
                        option.getKey(),
                        option.getValue().path(defaultName).asText() + "|"
                                + option.getValue().path("description").asText());
            }
        });
        return options;
    }

    @Test
    void metadataAndKameletSayWhatTheAnnotationsSay() throws Exception {
        JsonNode kamelet = new YAMLMapper().readTree(KAMELET.toFile()).at("/spec/definition/properties");

        assertThat(options(metadata().path("properties"), "defaultValue")).isEqualTo(fromAnnotations());
        assertThat(options(kamelet, "default")).isEqualTo(fromAnnotations());
        assertThat(new YAMLMapper().readTree(KAMELET.toFile()).at("/spec/template/from/parameters"))
                .hasSameSizeAs(fromAnnotations().keySet());
    }

    @Test
    void thePageHasEveryOptionAndEveryHeader() throws Exception {
        String page = Files.readString(PAGE);
        fromAnnotations().forEach((name, option) -> {
            String[] parts = option.split("\\|", 2);
            assertThat(page)
                    .contains("| `%s` | %s | %s |\n"
                            .formatted(name, parts[0].isEmpty() ? "" : "`" + parts[0] + "`", parts[1]));
        });
        metadata()
                .path("headers")
                .properties()
                .forEach(header -> assertThat(page)
                        .contains("| `%s` | %s |\n"
                                .formatted(
                                        header.getKey(),
                                        header.getValue().path("description").asText())));
    }

    @Test
    void everyHeaderButTheIdempotencyKeyBeginsAsCamelKeepsFromLeaving() throws Exception {
        for (Field constant : EdgesHeaders.class.getDeclaredFields()) {
            String name = (String) constant.get(null);
            assertThat(name).matches("CamelEdges[A-Za-z]+|edges[A-Za-z]+|Idempotency-Key");
        }
        assertThat(EdgesHeaders.WORKSPACE).isEqualTo(Workspace.VARIABLE);
    }

    @Test
    void theFieldsBeginWithTheDefaultsOfTheirAnnotations() throws Exception {
        EdgesRecordsEndpoint plain = context.getEndpoint("edges-records:crm", EdgesRecordsEndpoint.class);
        StringBuilder uri = new StringBuilder("edges-records:crm?");
        fromAnnotations().forEach((name, option) -> {
            String value = option.substring(0, option.indexOf('|'));
            uri.append(value.isEmpty() ? "" : "&" + name + "=" + value);
        });
        EdgesRecordsEndpoint explicit =
                context.getEndpoint(uri.toString().replace("?&", "?"), EdgesRecordsEndpoint.class);
        assertThat(explicit.options()).isEqualTo(plain.options());
    }

    @Test
    void theCatalogOfCamelKnowsTheEndpointAndItsOptions() throws Exception {
        DefaultRuntimeCamelCatalog catalog = new DefaultRuntimeCamelCatalog();
        catalog.setCamelContext(context);
        catalog.start();
        assertThat(catalog.validateProperties("edges-records", Map.of("concurency", "4"))
                        .getUnknown())
                .containsExactly("concurency");
        assertThat(catalog.validateProperties("edges-records", Map.of("batchWait", "soon"))
                        .getInvalidDuration())
                .containsKey("batchWait");
        assertThat(catalog.validateProperties("edges-records", Map.of("format", "xml"))
                        .getInvalidEnum())
                .containsKey("format");
    }

    @Test
    void aFaultyOptionIsRefusedWhereTheEndpointIsMade() throws Exception {
        assertThatThrownBy(() -> context.getEndpoint("edges-records:crm?concurrency=0"))
                .hasStackTraceContaining("concurrency=0 for downstream crm: use at least 1");
        assertThatThrownBy(() -> context.getEndpoint("edges-records:crm?retryDelay=0"))
                .hasStackTraceContaining("retryDelay=0 for downstream crm: use a time such as 500ms");
        assertThatThrownBy(() -> context.getEndpoint("edges-records:crm?concurency=2"))
                .hasStackTraceContaining("concurency");
        assertThatThrownBy(() -> context.getEndpoint("edges-records:c r m"))
                .hasStackTraceContaining("use letters, digits, dots, dashes and underscores");
    }
}
