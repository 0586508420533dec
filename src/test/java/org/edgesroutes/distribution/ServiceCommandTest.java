package org.edgesroutes.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/edges-routes-as-service} beside a program that prints what it gets. */
class ServiceCommandTest {

    private static final Path SHIPPED = Path.of("src/main/dist/bin/edges-routes-as-service");

    @TempDir
    Path directory;

    private Path script;
    private Path environment;

    @BeforeEach
    void install() throws IOException {
        Path bin = Files.createDirectories(directory.resolve("opt/bin"));
        Path program = Files.writeString(
                bin.resolve("edges-routes"),
                "#!/bin/sh\npwd\nprintf '%s\\n' \"$@\" \"$EDGES_API_KEY\" \"$EDGES_WEBHOOK_SECRET\" \"$EDGES_API_URL\"\n");
        script = Files.copy(SHIPPED, bin.resolve("edges-routes-as-service"));
        for (Path executable : List.of(program, script)) {
            Files.setPosixFilePermissions(executable, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.createDirectories(directory.resolve("lib"));
        environment = directory.resolve("environment");
    }

    private List<String> run(Path called, String... arguments) throws Exception {
        ProcessBuilder process = new ProcessBuilder(called.toString()).redirectErrorStream(true);
        process.command().addAll(List.of(arguments));
        process.environment().keySet().removeIf(name -> name.startsWith("EDGES_"));
        process.environment().put("SERVICE_USER", System.getProperty("user.name"));
        process.environment().put("SERVICE_DIRECTORY", directory.resolve("lib").toString());
        process.environment().put("SERVICE_ENVIRONMENT", environment.toString());
        Process started = process.start();
        started.getOutputStream().close();
        List<String> lines = started.inputReader().lines().toList();
        started.waitFor();
        return lines;
    }

    @Test
    void aCommandHasTheSettingsAndTheDirectoryOfTheService() throws Exception {
        Files.writeString(environment, """
                # secrets
                EDGES_API_KEY=a key=with $HOME `date`\s
                EDGES_WEBHOOK_SECRET='back\\slash" '
                not a setting
                EDGES_API_URL="https://x/\\"y\\"\"""");

        assertThat(run(script, "repair", "3f 2a"))
                .containsExactly(
                        directory.resolve("lib").toRealPath().toString(),
                        "repair",
                        "3f 2a",
                        "a key=with $HOME `date`",
                        "back\\slash\" ",
                        "https://x/\"y\"");
    }

    @Test
    void itWorksThroughALink() throws Exception {
        Files.writeString(environment, "EDGES_API_KEY=k\n");
        Path link = Files.createSymbolicLink(directory.resolve("edges-routes"), script);

        assertThat(run(link, "status")).contains("status", "k");
    }

    @Test
    void secretsThatCannotBeReadAreSaidInOneSentence() throws Exception {
        assertThat(run(script, "status"))
                .singleElement()
                .asString()
                .contains(environment + " is not readable for", "run this as root");
    }
}
