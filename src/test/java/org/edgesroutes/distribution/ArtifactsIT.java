package org.edgesroutes.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What a hub gets that depends on the artifacts of this build. */
class ArtifactsIT {

    private static final String JAR = System.getProperty("edges.archive", "target/edges-routes-0.1.0-SNAPSHOT");
    private static final Path POMS = Path.of("target/embed");
    private static final String SANDBOX = "org/edgesroutes/sandbox/";

    private final XPath xpath = XPathFactory.newInstance().newXPath();

    @Test
    void theJarOfTheRoutesHasNothingOfTheSandbox() throws IOException {
        assertThat(files(JAR + ".jar"))
                .contains("org/edgesroutes/EdgesRoutes.class")
                .noneMatch(file -> file.startsWith(SANDBOX));
    }

    @Test
    void theJarOfTheSandboxHasNothingElse() throws IOException {
        assertThat(files(JAR + "-sandbox.jar"))
                .contains(SANDBOX + "EdgesSandbox.class")
                .allMatch(file -> file.startsWith(SANDBOX) || file.matches("META-INF/(MANIFEST\\.MF|LICENSE|NOTICE)"));
    }

    @Test
    void sourcesAndJavadocOfEveryPublicClassComeAlong() throws IOException {
        assertThat(files(JAR + "-sources.jar"))
                .contains("org/edgesroutes/EdgesRoutes.java", SANDBOX + "EdgesSandbox.java");
        assertThat(files(JAR + "-javadoc.jar"))
                .contains("org/edgesroutes/EdgesRoutes.html", SANDBOX + "EdgesSandbox.html");
    }

    @Test
    void thePublishedPomNamesWhatAHubNeedsAndNothingElse() throws Exception {
        Document pom = pom("edges-routes.pom");

        assertThat(texts(pom, "/project/dependencies/dependency/artifactId"))
                .containsExactlyInAnyOrder("sqlite-jdbc", "HikariCP");
        assertThat(texts(pom, "/project/build | /project/profiles | /project/properties | /project/parent"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"edges-routes.pom", "edges-routes-camel.pom", "edges-routes-sandbox.pom"})
    void eachPublishedPomSaysItsLicenceAndHasNoPlaceholder(String name) throws Exception {
        Document pom = pom(name);

        assertThat(texts(pom, "/project/licenses/license/name")).containsExactly("Apache-2.0");
        assertThat(texts(pom, "/project/developers/developer/name")).containsExactly("Edges Routes contributors");
        assertThat(texts(pom, "/project//*[not(*)]")).noneMatch(text -> text.matches(".*[@$].*"));
    }

    @Test
    void theSandboxNeedsNothingOfTheRoutesNorOfCamel() throws Exception {
        Document pom = pom("edges-routes-sandbox.pom");

        assertThat(texts(pom, "//dependency[groupId='org.edgesroutes']/classifier"))
                .containsExactly("sandbox");
        assertThat(texts(pom, "//dependency[groupId='org.edgesroutes']/exclusions/exclusion/*"))
                .containsExactly("*", "*");
        assertThat(texts(pom, "//dependency/groupId")).doesNotContain("org.apache.camel");
    }

    private static List<String> files(String jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar)) {
            return zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
        }
    }

    private static Document pom(String name) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(POMS.resolve(name).toFile());
    }

    private List<String> texts(Document pom, String path) throws Exception {
        NodeList nodes = (NodeList) xpath.evaluate(path, pom, XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }
}
