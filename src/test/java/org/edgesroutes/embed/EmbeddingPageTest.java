package org.edgesroutes.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.edgesroutes.settings.SettingKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** {@code docs/embedding.md} tells what the applications of {@code src/it} do and what the build is made of. */
class EmbeddingPageTest {

    private static final Path PAGE = Path.of("docs/embedding.md");
    private static final Pattern SNIPPET =
            Pattern.compile("From `src/it/([^`]+)`:\n\n```\\w+\n(.*?)```", Pattern.DOTALL);

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static List<MatchResult> snippets() throws IOException {
        return SNIPPET.matcher(Files.readString(PAGE)).results().toList();
    }

    @Test
    void whatThePageShowsAreLinesOfTheApplicationThatItNames() throws IOException {
        assertThat(snippets()).hasSize(7);
        for (MatchResult snippet : snippets()) {
            Path file = Path.of("src/it", snippet.group(1));
            assertThat(words(Files.readString(file))).as(file.toString()).contains(words(snippet.group(2)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "main", "spring-boot", "quarkus"})
    void everyApplicationAddsTheSameLinesAndNoOthersOfOurs(String flavour) throws IOException {
        String pom = snippets().get(0).group(2);
        String settings = snippets().get(1).group(2);
        Path application = Path.of("src/it", flavour);
        assertThat(words(Files.readString(application.resolve("pom.xml")))).containsOnlyOnce(words(pom));
        String properties = Files.readString(application.resolve("src/main/resources/application.properties"));
        assertThat(properties.split("\n\n")[0].lines().filter(line -> line.startsWith("edges.")))
                .as("the settings that it needs, before those that it chooses")
                .containsExactlyElementsOf(settings.lines().toList());
        try (Stream<Path> files = Files.walk(application)) {
            List<Path> yaml =
                    files.filter(file -> file.toString().endsWith(".yaml")).toList();
            assertThat(yaml)
                    .singleElement()
                    .satisfies(file -> assertThat(file)
                            .hasContent(snippets().get(2).group(2).stripTrailing()));
        }
    }

    @Test
    void whatComesAlongIsExactlyWhatThePageLists() throws Exception {
        List<String> listed = Pattern.compile("\\| `([\\w.]+:[\\w-]+)` \\|")
                .matcher(Files.readString(PAGE))
                .results()
                .map(row -> row.group(1))
                .filter(name -> !name.equals("org.edgesroutes:edges-routes"))
                .toList();

        assertThat(comesAlong(Path.of("pom.xml"))).containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void theComponentsOfCamelThatAreNeededAreExactlyThoseThatThePageLists() throws Exception {
        String page = Files.readString(PAGE);
        List<String> needed = comesAlong(Path.of("src/main/embed/edges-routes-camel.pom")).stream()
                .map(name -> name.substring(name.indexOf(':') + 1))
                .filter(name -> name.startsWith("camel-"))
                .toList();

        assertThat(page).contains("lists `" + String.join("`, `", needed) + "`)");
        assertThat(needed).containsAll(RequiredComponents.ARTIFACTS.values());
    }

    @Test
    void theSettingsThatOnlyAHubHasAreOnThePage() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(Arrays.stream(SettingKey.values()).filter(SettingKey::hosted))
                .allSatisfy(key -> assertThat(page).contains("`" + key.key() + "`"));
    }

    /** What a project gets that depends on this POM: neither provided nor optional nor for tests. */
    private static List<String> comesAlong(Path pom) throws Exception {
        Element project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(pom.toFile())
                .getDocumentElement();
        NodeList children = project.getChildNodes();
        return Stream.iterate(0, i -> i < children.getLength(), i -> i + 1)
                .map(children::item)
                .filter(child -> child.getNodeName().equals("dependencies"))
                .map(child -> ((Element) child).getElementsByTagName("dependency"))
                .flatMap(all ->
                        Stream.iterate(0, i -> i < all.getLength(), i -> i + 1).map(i -> (Element) all.item(i)))
                .filter(dependency -> text(dependency, "scope").isEmpty()
                        && text(dependency, "optional").isEmpty())
                .map(dependency -> text(dependency, "groupId") + ":" + text(dependency, "artifactId"))
                .toList();
    }

    private static String text(Element dependency, String tag) {
        NodeList found = dependency.getElementsByTagName(tag);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }
}
