package org.edgesroutes.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The file is what people read to know what can be set: it may neither lack a setting nor tell a wrong default. */
class SettingsFileTest {

    private static final Path FILE = Path.of("config/application.properties");

    @Test
    void listsEveryKeyWithExactlyItsDefault() throws IOException {
        Map<String, String> defaults = new TreeMap<>(RecordKeyFields.named(List.of()));
        Arrays.stream(SettingKey.values())
                .filter(key -> !key.hosted())
                .forEach(key -> defaults.put(key.key(), key.byDefault()));
        Properties file = new Properties();
        file.load(new StringReader(Files.readString(FILE)));

        assertThat(file).containsExactlyInAnyOrderEntriesOf(defaults);
    }

    @Test
    void everyKeyHasALineOfWhyAboveIt() throws IOException {
        List<String> lines = Files.readAllLines(FILE);

        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
                assertThat(lines.get(i - 1)).as("above " + lines.get(i)).matches("# [A-Z].*[.:]$|# .*\\.$");
            }
        }
    }

    @Test
    void everyProfileThatComesAlongSetsOnlyWhatExists() throws IOException {
        Properties sandbox = new Properties();
        sandbox.load(new StringReader(Files.readString(Path.of("config/application-sandbox.properties"))));

        assertThat(sandbox.stringPropertyNames())
                .filteredOn(name -> !name.startsWith("edges.sandbox."))
                .allMatch(name -> new SettingNames(List.of()).known(name));
    }
}
