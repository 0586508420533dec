package org.edgesroutes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxSettingsTest {

    @Test
    void settingsReachTheSandbox() {
        SandboxBehaviour behaviour = new SandboxBehaviour();
        settings(Map.of(
                        "edges.sandbox.faults.lose", "1",
                        "edges.sandbox.readings.output-count", "accumulated",
                        "edges.sandbox.pace", "250ms"))
                .applyTo(behaviour);
        assertThat(behaviour.strikes(SandboxFault.LOSE)).isTrue();
        assertThat(behaviour.is(SandboxReading.OUTPUT_COUNT, "accumulated")).isTrue();
        assertThat(behaviour.duration(SandboxOption.PACE)).isEqualTo(Duration.ofMillis(250));
        assertThat(behaviour.duration(SandboxOption.STEP)).isEqualTo(Duration.ofMinutes(15));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "edges.sandbox.faults.lose|2|give 0.0 to 1.0",
                "edges.sandbox.faults.lose|often|is not a number",
                "edges.sandbox.readings.list-envelope|xml|choose one of [array, data, items]",
                "edges.sandbox.pace|fast|pace cannot be 'fast', example: 500ms",
                "edges.sandbox.pace|0ms|pace cannot be '0ms'",
                "edges.sandbox.step|PT-5M|step cannot be 'PT-5M'",
                "edges.sandbox.port|-1|port cannot be '-1'",
                "edges.sandbox.port|70000|port cannot be '70000'",
            })
    void nonsenseIsRefusedWithTheKeyAndWhatWouldBeRight(String key, String value, String hint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Map.of(key, value)).applyTo(new SandboxBehaviour()))
                .withMessageStartingWith(key + "=" + value)
                .withMessageContaining(hint);
    }

    @Test
    void everyDefaultIsItselfAllowed() {
        Map<String, String> standard = SandboxSettings.keys().stream()
                .collect(Collectors.toMap(SandboxSettings.Key::name, SandboxSettings.Key::standard));
        assertThatNoException().isThrownBy(() -> settings(standard).applyTo(new SandboxBehaviour()));
    }

    @Test
    void thePageNamesEveryKeyWithItsDefault() throws IOException {
        String page = Files.readString(Path.of("docs/sandbox.md"));
        assertThat(SandboxSettings.keys())
                .allSatisfy(key -> assertThat(page)
                        .contains("| `" + key.name() + "` | `" + key.standard() + "` | "
                                + key.why().replace("|", "\\|") + " |"));
    }

    private static SandboxSettings settings(Map<String, String> values) {
        return SandboxSettings.of(key -> Optional.ofNullable(values.get(key)));
    }
}
