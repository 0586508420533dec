package org.edgesroutes.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive, unpacked and run without anything else. */
class ArchiveIT {

    private static final Path ARCHIVE =
            Path.of(System.getProperty("edges.archive", "target/edges-routes-0.1.0-SNAPSHOT"));
    private static final String OTHER_USER = "10001";

    @TempDir
    Path directory;

    private Path unpacked;

    @BeforeEach
    void unpack() throws Exception {
        Path place = Files.createDirectories(directory.resolve("opt with spaces"));
        run("tar", "-xzf", ARCHIVE + ".tar.gz", "-C", place.toString());
        try (Stream<Path> entries = Files.list(place)) {
            unpacked = entries.toList().get(0);
        }
    }

    private static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private String script() {
        return unpacked.resolve("bin/edges-routes").toString();
    }

    @Test
    void unpackedAnywhereItStartsFromAnyDirectoryAndStopsInOrder() throws IOException {
        Path elsewhere = Files.createDirectories(directory.resolve("the service's place"));

        try (DistributionProcess edges = DistributionProcess.in(elsewhere)
                .program(script())
                .environment("EDGES_WEBHOOK_SECRET", "s3cret")
                .start()
                .awaitReady()) {
            assertThat(elsewhere.resolve("data/edges.db")).exists();
            edges.terminate();
            assertThat(edges.exitCode()).isEqualTo(143);
            assertThat(edges.errors()).isEmpty();
        }
        assertThat(unpacked.resolve("data")).doesNotExist();
    }

    @Test
    void withoutTheJarOfTheSandboxItStartsAndRefusesTheSandboxInOneSentence() throws IOException {
        try (DirectoryStream<Path> jars =
                Files.newDirectoryStream(unpacked.resolve("lib"), "edges-routes-*-sandbox.jar")) {
            for (Path jar : jars) {
                Files.delete(jar);
            }
        }
        DistributionProcess refused =
                DistributionProcess.in(directory).program(script()).run("--profile", "sandbox");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.errors().lines())
                .singleElement()
                .asString()
                .contains("edges.sandbox.enabled is \"true\"", "-sandbox.jar");
        try (DistributionProcess edges = DistributionProcess.in(directory)
                .program(script())
                .environment("EDGES_WEBHOOK_SECRET", "s3cret")
                .start()
                .awaitReady()) {
            assertThat(edges.errors()).isEmpty();
        }
    }

    @Test
    void anotherUserWhoMayWriteOnlyItsDataCanRunIt() throws Exception {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        Path place = Files.createDirectories(directory.resolve("service"));
        for (Path open : List.of(directory, unpacked.getParent(), place)) {
            Files.setPosixFilePermissions(open, Set.of(PosixFilePermission.values()));
        }

        try (DistributionProcess edges = DistributionProcess.in(place)
                .program("setpriv", "--reuid", OTHER_USER, "--regid", OTHER_USER, "--clear-groups", script())
                .environment("EDGES_WEBHOOK_SECRET", "s3cret")
                .start()) {
            edges.awaitReady();
            assertThat(Files.getAttribute(place.resolve("data/edges.db"), "unix:uid"))
                    .hasToString(OTHER_USER);
        }
    }

    @Test
    void everyJarInsideIsInTheBillOfMaterialsAndHasItsLicence() throws IOException {
        Path bill = unpacked.resolve("edges-routes.cdx.json");
        assumeThat(bill).as("an offline build has none").exists();
        JsonNode components = new ObjectMapper().readTree(bill.toFile()).path("components");
        List<String> billed = StreamSupport.stream(components.spliterator(), false)
                .map(component -> component.path("name").asText() + "-"
                        + component.path("version").asText() + ".jar")
                .toList();
        List<String> inside = new ArrayList<>();
        try (Stream<Path> jars = Files.list(unpacked.resolve("lib"))) {
            jars.map(jar -> jar.getFileName().toString())
                    .filter(name -> !name.startsWith("edges-routes-"))
                    .forEach(inside::add);
        }

        assertThat(billed).containsExactlyInAnyOrderElementsOf(inside);
        assertThat(Files.readAllLines(unpacked.resolve("THIRD-PARTY.txt")))
                .filteredOn(line -> line.startsWith("     ("))
                .hasSameSizeAs(inside);
    }

    @Test
    void theZipHoldsTheSameFiles() throws IOException {
        try (ZipFile zip = new ZipFile(ARCHIVE + ".zip");
                Stream<Path> files = Files.walk(unpacked)) {
            assertThat(zip.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName))
                    .containsExactlyInAnyOrderElementsOf(files.filter(Files::isRegularFile)
                            .map(file -> unpacked.getParent().relativize(file).toString())
                            .toList());
        }
    }
}
