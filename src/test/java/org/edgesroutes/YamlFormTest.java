package org.edgesroutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The one form of every file that comes along: what a visual editor keeps when it saves, and a person reads at once. */
class YamlFormTest {

    private static final int ONE_SCREEN = 88;
    private static final Set<String> LANGUAGES =
            Set.of("constant", "groovy", "jsonpath", "simple", "tokenize", "xpath");

    private final List<Map<?, ?>> described = new ArrayList<>();

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void itFitsOneScreenAndExplainsItselfInDescriptions(Path file) throws IOException {
        assertThat(file.toString()).endsWith(".camel.yaml");
        assertThat(Files.readAllLines(file))
                .hasSizeLessThanOrEqualTo(ONE_SCREEN)
                .noneMatch(line -> line.strip().startsWith("#"))
                .allMatch(line -> line.length() <= 160);
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyRouteAndEveryStepHasAnIdAfterItsRouteAndADescription(Path file) throws IOException {
        List<?> parts = (List<?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        for (Object part : parts) {
            Map<?, ?> named = (Map<?, ?>) part;
            if (named.containsKey("route")) {
                look((Map<?, ?>) named.get("route"));
            }
        }
    }

    private void look(Map<?, ?> route) {
        String id = (String) route.get("id");
        assertThat(id).startsWith("edges-");
        assertThat((String) route.get("description")).endsWith(".");
        Map<?, ?> from = (Map<?, ?>) route.get("from");
        described.clear();
        described.add(from);
        collect(from.get("steps"));
        assertThat(described)
                .allSatisfy(
                        step -> assertThat(step.keySet()).map(String::valueOf).contains("id", "description"))
                .allSatisfy(step -> assertThat(step.get("id").toString()).startsWith(id + "-"))
                .allSatisfy(step -> assertThat(String.valueOf(step.get("uri"))).doesNotContain("?"))
                .extracting(step -> step.get("id"))
                .doesNotHaveDuplicates();
    }

    private void collect(Object steps) {
        for (Object step : (List<?>) steps) {
            Map<?, ?> named = (Map<?, ?>) step;
            assertThat(named).as("one step for each dash").hasSize(1);
            part(named.values().iterator().next());
        }
    }

    private void part(Object value) {
        assertThat(value).as("a step in full, not in one line").isInstanceOf(Map.class);
        Map<?, ?> part = (Map<?, ?>) value;
        described.add(part);
        part.forEach((name, inner) -> {
            assertThat(LANGUAGES)
                    .as("outside of expression: in " + part.get("id"))
                    .doesNotContain(name.toString());
            switch (name.toString()) {
                case "steps" -> collect(inner);
                case "otherwise" -> part(inner);
                case "when" -> ((List<?>) inner).forEach(this::part);
                case "expression" ->
                    assertThat(((Map<?, ?>) inner).values())
                            .as("in full: " + part.get("id"))
                            .allMatch(Map.class::isInstance);
                default -> {}
            }
        });
    }
}
