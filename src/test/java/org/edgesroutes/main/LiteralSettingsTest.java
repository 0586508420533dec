package org.edgesroutes.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.edgesroutes.settings.EdgesSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralSettingsTest {

    @TempDir
    Path directory;

    private EdgesSettings read(Map<String, String> arguments) {
        return new LaunchOptions(Optional.empty(), arguments, directory, Optional.empty())
                .settings()
                .workspaces()
                .get(0);
    }

    private void file(String content) throws IOException {
        Files.createDirectories(directory.resolve("config"));
        Files.writeString(directory.resolve("config/application.properties"), content);
    }

    /** Prints what a process reads from its environment. */
    static final class Reading {

        public static void main(String... args) {
            EdgesSettings settings = LaunchOptions.of(Optional.empty(), Map.of())
                    .settings()
                    .workspaces()
                    .get(0);
            System.out.println("secret " + settings.webhook().secrets().get(0).value());
            System.out.println("key " + settings.api().key().orElseThrow().value());
            System.out.println("ledger " + settings.ledger().url());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"p$w\\q", "trail\\", "ab\\c", "p{{w}}d", "p}}d", "{{", "k\\\\y"})
    void theEnvironmentIsTakenLiterally(String value) throws Exception {
        ProcessBuilder reading = new ProcessBuilder(
                        "java", "-cp", System.getProperty("java.class.path"), Reading.class.getName())
                .directory(directory.toFile())
                .redirectErrorStream(true);
        reading.environment().put("EDGES_WEBHOOK_SECRET", value);
        reading.environment().put("EDGES_API_KEY", value);
        reading.environment().put("EDGES_LEDGER_URL", "jdbc:sqlite:" + value);
        Process process = reading.start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("secret " + value + "\n", "key " + value + "\n", "ledger jdbc:sqlite:" + value + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p$w\\q", "trail\\", "ab\\c", "p{{w}}d", "p}}d"})
    void argumentsAreTakenLiterally(String value) {
        EdgesSettings settings = read(Map.of("edges.webhook.secret", value, "edges.api.key", value));
        assertThat(settings.webhook().secrets().get(0).value()).isEqualTo(value);
        assertThat(settings.api().key().orElseThrow().value()).isEqualTo(value);
    }

    @Test
    void aFileIsTakenLiterallyButForPlaceholders() throws IOException {
        file("""
                edges.webhook.secret=p$w\\\\q
                edges.api.key={{mine}}
                mine={{other:none}}\\\\
                """);
        EdgesSettings settings = read(Map.of("other", "{{a}}\\b"));
        assertThat(settings.webhook().secrets().get(0).value()).isEqualTo("p$w\\q");
        assertThat(settings.api().key().orElseThrow().value()).isEqualTo("{{a}}\\b\\");
    }

    @ParameterizedTest
    @CsvSource({
        "p{{w}}d, edges.webhook.secret has a placeholder that leads nowhere: {{w}}",
        "p}}d, edges.webhook.secret has braces that are no placeholder",
        "p{{d, edges.webhook.secret has braces that are no placeholder",
        "p\\q, 'application.properties, line 1: edges.webhook.secret has a backslash that a properties file drops'",
        "trail\\, 'application.properties, line 1: edges.webhook.secret has a backslash that a properties file drops'",
        "a\\tb, edges.webhook.secret is \"****\"; it has to be letters",
    })
    void whatAFileWouldChangeIsRefusedByName(String value, String message) throws IOException {
        file("edges.webhook.secret=" + value + "\n");
        assertThatThrownBy(() -> read(Map.of())).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "server.prot, did you mean server.port?",
        "management.hots, did you mean management.host?",
        "server.something.else, config/application.properties lists them all"
    })
    void aServerSettingThatMeansNothingIsRefusedWithASuggestion(String name, String suggestion) throws IOException {
        assertThatThrownBy(() -> read(Map.of("edges.webhook.secret", "s", name, "1")))
                .hasMessageContaining("%s is \"1\", but there is no such setting; %s".formatted(name, suggestion));
        file(name + "=1\nedges.webhook.secret=s\n");
        assertThatThrownBy(() -> read(Map.of())).hasMessageContaining(suggestion);
    }

    @Test
    void aNumberThatIsNoneNamesItsSetting() {
        assertThatThrownBy(() ->
                        read(Map.of("edges.webhook.secret", "s", "server.port", "80a", "edges.api.attempts", "x")))
                .hasMessageContaining("server.port is \"80a\"; it has to be a whole number from 1 to 65535")
                .hasMessageContaining("edges.api.attempts is \"x\"; it has to be a whole number from 1 to 20");
    }
}
