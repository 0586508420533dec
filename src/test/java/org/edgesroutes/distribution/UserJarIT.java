package org.edgesroutes.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A route of a user's own that calls a class in a jar of a user's own, and logs. */
class UserJarIT {

    private static final String CLEANER = """
            package org.acme;

            public class Cleaner {
                public String clean(String text) {
                    return text.toUpperCase();
                }
            }
            """;

    private static final String ROUTE = """
            - beans:
                - name: cleaner
                  type: org.acme.Cleaner
            - route:
                id: clean-it
                from:
                  uri: timer:once
                  parameters:
                    repeatCount: 1
                  steps:
                    - setBody:
                        constant: hello
                    - bean:
                        ref: cleaner
                    - log: cleaned ${body}
                    - to: log:com.acme.people?showBodyType=false
            """;

    @TempDir
    Path directory;

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void jar(String folder) throws IOException {
        write("sources/Cleaner.java", CLEANER);
        Path classes = Files.createDirectories(directory.resolve("classes"));
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "--release",
                                "17",
                                "-d",
                                classes.toString(),
                                directory.resolve("sources/Cleaner.java").toString()))
                .isZero();
        Path jar = Files.createDirectories(directory.resolve(folder)).resolve("acme.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file)) {
            entries.putNextEntry(new JarEntry("org/acme/Cleaner.class"));
            Files.copy(classes.resolve("org/acme/Cleaner.class"), entries);
        }
    }

    private DistributionProcess.Starter edges() {
        return DistributionProcess.in(directory)
                .environment("EDGES_API_KEY", "k3y-of-acme")
                .environment("EDGES_WEBHOOK_SECRET", "s3cret");
    }

    @Test
    void aRouteUsesAJarInLibOfTheWorkingDirectoryAndItsLogPrints() throws IOException {
        write("routes/clean-it.yaml", ROUTE);
        assertThat(edges().run("validate").output())
                .isEqualTo("routes/clean-it.yaml:3:13: there is no class \"org.acme.Cleaner\";"
                        + " put the jar with it into lib/ and restart\n");

        jar("lib");
        assertThat(edges().run("validate").output()).isEqualTo("routes/clean-it.yaml: valid\n");
        try (DistributionProcess service = edges().start().awaitReady()) {
            await().untilAsserted(() -> assertThat(service.output().lines())
                    .anyMatch(line -> line.matches(".*INFO +clean-it +cleaned HELLO"))
                    .anyMatch(line -> line.matches(".*INFO +people +Exchange\\[Body: HELLO]")));
        }
    }

    @Test
    void edgesLibNamesAnotherDirectory() throws IOException {
        write("routes/clean-it.yaml", ROUTE);
        jar("jars of acme");

        assertThat(edges().environment("EDGES_LIB", "jars of acme")
                        .run("validate")
                        .output())
                .isEqualTo("routes/clean-it.yaml: valid\n");
        DistributionProcess missing =
                edges().environment("EDGES_LIB", "nowhere").run("validate");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.errors()).contains("EDGES_LIB is nowhere, but there is no such directory");
    }

    @Test
    void aFaultThatOnlyTheStartFindsHasItsPlaceToo() throws IOException {
        jar("lib");
        write("routes/clean-it.yaml", ROUTE.replace("ref: cleaner", "ref: claener"));
        write("routes/other.yml", ROUTE);

        DistributionProcess service = edges().start();
        assertThat(service.exitCode()).isEqualTo(1);
        assertThat(service.errors())
                .contains("routes/clean-it.yaml:14: there is no bean \"claener\"; correct its name, or declare it");
        assertThat(service.output())
                .contains("routes/other.yml: is not read, since its name does not end in \".yaml\";"
                        + " rename it to other.yaml");
    }

    @Test
    void aTypingErrorInAnHttpOptionStopsTheStartToo() throws IOException {
        write(
                "routes/mine.yaml",
                ROUTE.replace("log:com.acme.people?showBodyType=false", "http://127.0.0.1:1/x?httpMethd=POST"));

        DistributionProcess service = edges().start();
        assertThat(service.exitCode()).isEqualTo(1);
        assertThat(service.errors()).contains("routes/mine.yaml:16: http has no option \"httpMethd\"; did you mean");
    }
}
