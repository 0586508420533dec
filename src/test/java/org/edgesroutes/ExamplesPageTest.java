package org.edgesroutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/examples.md} is what people choose an example by. */
class ExamplesPageTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|[^|]*\\|([^|]*)\\| `(\\w+)` \\|$");
    private static final Pattern SETTING = Pattern.compile("`([a-z.]+)`");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z.]+)}}");

    @Test
    void itNamesEachFileWithWhatItAsksForAndATestThatThereIs() throws IOException {
        String page = Files.readString(Path.of("docs/examples.md"));
        Map<String, TreeSet<String>> onThePage = new TreeMap<>();
        for (MatchResult row : ROW.matcher(page).results().toList()) {
            onThePage.put(row.group(1), found(SETTING, row.group(2)));
            try (Stream<Path> tests = Files.walk(Path.of("src/test/java"))) {
                assertThat(tests).anyMatch(test -> test.endsWith(row.group(3) + ".java"));
            }
        }

        assertThat(onThePage).isEqualTo(files());
    }

    private static Map<String, TreeSet<String>> files() throws IOException {
        Map<String, TreeSet<String>> files = new TreeMap<>();
        try (Stream<Path> examples = Files.list(Path.of("routes/examples"))) {
            for (Path file : examples.toList()) {
                String text = Files.readString(file);
                TreeSet<String> asked = found(PLACEHOLDER, text);
                assertThat(asked)
                        .as("named in the description of " + file)
                        .allMatch(name -> text.contains("Set ")
                                && text.substring(text.indexOf("Set "))
                                        .lines()
                                        .findFirst()
                                        .orElse("")
                                        .contains(name));
                files.put(file.getFileName().toString().replace(".camel.yaml", ""), asked);
            }
        }
        return files;
    }

    private static TreeSet<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
