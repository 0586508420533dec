package org.edgesroutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code docs/architecture.md} names only classes, methods and files that exist, and draws only arrows that do. */
class ArchitecturePageTest {

    private static final Path MAIN = Path.of("src/main/java/org/edgesroutes");
    private static final Pattern DIAGRAM = Pattern.compile("```mermaid\nflowchart TD\n(.*?)```", Pattern.DOTALL);
    private static final Pattern ARROW =
            Pattern.compile("    (?<from>\\w+) (?<line>-->|-\\.->)(?:\\|\"(?<label>[^\"]+)\"\\|)? (?<to>\\w+)");
    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]\\w*)(?:\\.(?!java\\b)([a-z]\\w*))?`");
    private static final Pattern TARGET = Pattern.compile("uri: (direct:edges-[a-z-]+)");

    private static String page;

    /** The text of each class of main, by its simple name. */
    private static Map<String, String> sources;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Path.of("docs/architecture.md"));
        try (Stream<Path> files = Files.walk(MAIN)) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""), ArchitecturePageTest::text));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Each arrow of both diagrams; a line that is no arrow fails. */
    private static List<MatchResult> arrows() {
        List<String> lines = DIAGRAM.matcher(page)
                .results()
                .flatMap(diagram -> diagram.group(1).lines())
                .toList();
        assertThat(lines)
                .hasSizeGreaterThan(30)
                .allMatch(line -> ARROW.matcher(line).matches());
        return lines.stream().flatMap(line -> ARROW.matcher(line).results()).toList();
    }

    @Test
    void thePageHasTwoDiagramsWhoseBoxesAreClasses() {
        assertThat(DIAGRAM.matcher(page).results()).hasSize(2);
        assertThat(arrows())
                .flatExtracting(arrow -> List.of(arrow.group(1), arrow.group(4)))
                .allSatisfy(box -> assertThat(sources).containsKey(box));
    }

    @Test
    void eachSolidArrowIsAReferenceInTheSource() {
        assertThat(arrows())
                .filteredOn(arrow -> arrow.group(2).equals("-->"))
                .allSatisfy(arrow -> assertThat(code(arrow.group(1)))
                        .as(arrow.group().strip())
                        .containsPattern("\\b" + arrow.group(4) + "\\b"));
    }

    /** Without comments and imports, which call nothing. */
    private static String code(String name) {
        return sources.get(name)
                .replaceAll("(?ms)^\\s*/\\*.*?\\*/", "")
                .replaceAll("(?m)^\\s*//.*$", "")
                .replaceAll("(?m)^import .*$", "");
    }

    @Test
    void eachDottedArrowIsAYamlFileThatSendsToTheClass() {
        assertThat(arrows())
                .filteredOn(arrow -> arrow.group(2).equals("-.->"))
                .isNotEmpty()
                .allSatisfy(arrow -> {
                    String yaml = text(Path.of("routes", arrow.group(3) + ".camel.yaml"));
                    assertThat(TARGET.matcher(yaml).results().map(uri -> uri.group(1)))
                            .as(arrow.group().strip())
                            .anyMatch(uri -> code(arrow.group(4)).contains('"' + uri + '"'));
                });
    }

    @Test
    void eachClassAndMethodOnThePageExists() {
        assertThat(CLASS.matcher(page).results())
                .hasSizeGreaterThan(40)
                .filteredOn(name -> !name.group(1).endsWith("Test"))
                .allSatisfy(name -> {
                    assertThat(sources).containsKey(name.group(1));
                    if (name.group(2) != null) {
                        assertThat(code(name.group(1))).as(name.group()).containsPattern("\\b" + name.group(2) + "\\(");
                    }
                });
    }

    @Test
    void theReadingOrderNamesTenFilesThatExist() {
        List<String> files = Pattern.compile("^\\| \\d+ \\| `([^`]+)` \\|", Pattern.MULTILINE)
                .matcher(page)
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(files)
                .hasSize(10)
                .allSatisfy(file -> assertThat(file.endsWith(".java") ? MAIN.resolve(file) : Path.of(file))
                        .isRegularFile());
    }

    @Test
    void theTableOfPackagesSaysWhatTheirPackageInfosSay() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        for (String name : ArchitectureTest.packages().toList()) {
            String uses = ArchitectureTest.mayUse(name).stream()
                    .map(ArchitecturePageTest::shown)
                    .sorted()
                    .collect(Collectors.joining(", "));
            String purpose = PackageInfoTest.purpose(name)
                    .replaceAll("\\{@(?:code|link) (?:org\\.edgesroutes\\.)?([^}]+)}", "`$1`")
                    .replaceAll("\\.$", "");
            expected.put(shown(name), purpose + " | " + uses);
        }

        assertThat(Pattern.compile("^\\| (`[a-z.]+`) \\| (.*) \\|$", Pattern.MULTILINE)
                        .matcher(page.substring(page.indexOf("| Package |")))
                        .results())
                .hasSize(expected.size())
                .allSatisfy(row -> assertThat(sorted(row.group(2))).isEqualTo(expected.get(row.group(1))));
    }

    private static String shown(String name) {
        return '`' + (name.isEmpty() ? "org.edgesroutes" : name) + '`';
    }

    private static String sorted(String row) {
        int uses = row.lastIndexOf(" | ") + " | ".length();
        return row.substring(0, uses)
                + Stream.of(row.substring(uses).split(", ")).sorted().collect(Collectors.joining(", "));
    }
}
