package org.edgesroutes.embed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.edgesroutes.settings.SettingKey;
import org.junit.jupiter.api.Test;

/** From {@code META-INF/spring-configuration-metadata.json} an editor completes and explains settings in a Boot hub. */
class SpringMetadataTest {

    private static List<SettingKey> settingsOfAHub() {
        return Arrays.stream(SettingKey.values())
                .filter(key -> !key.standalone() && key != SettingKey.SANDBOX_ENABLED)
                .toList();
    }

    private static Map<String, JsonNode> described() throws IOException {
        Map<String, JsonNode> properties = new TreeMap<>();
        try (var metadata =
                SpringMetadataTest.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            new ObjectMapper()
                    .readTree(metadata)
                    .path("properties")
                    .forEach(property -> properties.put(property.path("name").asText(), property));
        }
        return properties;
    }

    @Test
    void everySettingOfAHubIsDescribedAndNoOther() throws IOException {
        assertThat(described().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(settingsOfAHub().stream().map(SettingKey::key), Stream.of("edges.records.keys"))
                                .toList());
    }

    @Test
    void everyDefaultIsTheOneThatHolds() throws IOException {
        Map<String, JsonNode> described = described();

        assertThat(settingsOfAHub())
                .allSatisfy(key -> assertThat(
                                described.get(key.key()).path("defaultValue").asText())
                        .isEqualTo(key.byDefault()));
    }

    @Test
    void everySettingIsExplainedAsInTheSettingsFile() throws IOException {
        Map<String, JsonNode> described = described();
        String file = Files.readString(Path.of("config/application.properties"))
                .lines()
                .map(line -> line.startsWith("# ") ? line.substring(2) : line)
                .collect(Collectors.joining(" "));

        assertThat(settingsOfAHub().stream().filter(key -> !key.hosted()))
                .allSatisfy(key -> assertThat(file)
                        .contains(described.get(key.key()).path("description").asText() + " " + key.key() + "="));
        assertThat(described.values())
                .allSatisfy(property ->
                        assertThat(property.path("description").asText()).endsWith("."));
    }
}
