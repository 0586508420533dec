package org.edgesroutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.edgesroutes.sandbox.SandboxReading;
import org.junit.jupiter.api.Test;

/** {@code docs/edges-api.md} is where comments lead that rest on something known of Edges. */
class EdgesApiPageTest {

    private static final Path PAGE = Path.of("docs/edges-api.md");

    /** The page, then one or more names of sections in quotation marks. */
    private static final Pattern CITATION =
            Pattern.compile("docs/edges-api\\.md}, (\"[A-Z][a-z ]+\"(?:(?:,| and|, and) \"[A-Z][a-z ]+\")*)");

    private static final Pattern NAME = Pattern.compile("\"([A-Z][a-z ]+)\"");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\(([A-Z][a-z ]+)\\)$");

    private static List<String> sections() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();
    }

    private static Stream<String> cited(Path source) {
        try {
            String text = Files.readString(source).replaceAll("\\s*\\R\\s*\\*\\s*", " ");
            return CITATION.matcher(text)
                    .results()
                    .flatMap(citation -> NAME.matcher(citation.group(1)).results())
                    .map(name -> name.group(1));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void everySectionThatACommentCitesIsOnThePage() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src"))) {
            List<String> cited = sources.filter(source -> source.toString().endsWith(".java"))
                    .flatMap(EdgesApiPageTest::cited)
                    .toList();

            assertThat(cited).hasSizeGreaterThan(40);
            assertThat(sections()).containsAll(new TreeSet<>(cited));
        }
    }

    @Test
    void everyReadingOfTheSandboxNamesASectionOfThePage() throws IOException {
        assertThat(sections())
                .containsAll(Arrays.stream(SandboxReading.values())
                        .map(reading -> IN_BRACKETS.matcher(reading.why()).results())
                        .map(found -> found.map(MatchResult::group)
                                .findFirst()
                                .map(text -> text.substring(1, text.length() - 1))
                                .orElse("no section in brackets"))
                        .toList());
    }
}
