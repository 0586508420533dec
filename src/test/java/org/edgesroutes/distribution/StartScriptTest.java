package org.edgesroutes.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bin/edges-routes} with a Java that prints its arguments, one a line. */
class StartScriptTest {

    private static final Path SCRIPT = Path.of("src/main/dist/bin/edges-routes").toAbsolutePath();
    private static final String NATIVE = "--enable-native-access=ALL-UNNAMED";
    private static final String UNSAFE = "--sun-misc-unsafe-memory-access=allow";

    @TempDir
    Path javaHome;

    @ParameterizedTest
    @ValueSource(strings = {"17.0.15", "21", "23.0.2"})
    void aJavaThatPrintsNoWarningGetsNoOptionAgainstThem(String version) throws Exception {
        javaPrints(version, "printf '%s\\n' \"$@\"");

        assertThat(start()).contains("-Xmx256m").doesNotContain(NATIVE, UNSAFE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"24.0.1", "25.0.3", "26"})
    void aJavaThatWarnsOfUnsafeAndNativeAccessIsToldNotTo(String version) throws Exception {
        javaPrints(version, "printf '%s\\n' \"$@\"");

        assertThat(start()).contains(NATIVE, UNSAFE);
    }

    @Test
    void aLaterJavaThatForgotTheOptionForUnsafeStillStarts() throws Exception {
        javaPrints("29", """
                case " $* " in
                    *" %s "*) exit 1 ;;
                esac
                printf '%%s\\n' "$@"
                """.formatted(UNSAFE));

        assertThat(start()).contains(NATIVE, "org.edgesroutes.cli.EdgesCli").doesNotContain(UNSAFE);
    }

    @Test
    void anOlderJavaIsRefusedInOneSentence() throws Exception {
        javaPrints("11.0.2", "echo started");

        assertThat(start()).singleElement().asString().contains("Java 17 or newer is needed", "is Java 11");
    }

    private void javaPrints(String version, String body) throws IOException {
        Path java = Files.createDirectories(javaHome.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(javaHome.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
    }

    private List<String> start() throws Exception {
        ProcessBuilder script = new ProcessBuilder(SCRIPT.toString()).redirectErrorStream(true);
        script.environment().put("JAVA_HOME", javaHome.toString());
        Process process = script.start();
        process.getOutputStream().close();
        List<String> lines = process.inputReader().lines().toList();
        process.waitFor();
        return lines;
    }
}
