package org.edgesroutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each {@code package-info.java} states what its package is for and which packages it may use. */
class PackageInfoTest {

    private static final Path ROOT = Path.of("src/main/java/org/edgesroutes");
    private static final Pattern NAME = Pattern.compile("\\{@code ([^}]+)}");

    static Stream<String> packages() {
        return ArchitectureTest.packages();
    }

    @ParameterizedTest(name = "\"{0}\"")
    @MethodSource("packages")
    void aPackageMayUseWhatItsPackageInfoNames(String name) throws IOException {
        String[] parts = text(name).split("<p>May use ");
        assertThat(parts).as("the last paragraph begins with: May use").hasSize(2);
        String use = parts[1];
        Set<String> named = NAME.matcher(use)
                .results()
                .map(match -> match.group(1).equals("org.edgesroutes") ? "" : match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).isEqualTo(new TreeSet<>(ArchitectureTest.mayUse(name)));
        assertThat(use.equals("no other package.")).isEqualTo(named.isEmpty());
    }

    @Test
    void everyPackageHasItsPackageInfo() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .map(Path::getParent)
                            .distinct())
                    .allSatisfy(directory ->
                            assertThat(directory.resolve("package-info.java")).isRegularFile());
        }
    }

    /**
     * @param name empty for the root package
     * @return the first paragraph, which says what the package is for
     */
    static String purpose(String name) throws IOException {
        return text(name).replaceAll(" <p>.*", "");
    }

    /** @return the Javadoc on one line, without its stars */
    private static String text(String name) throws IOException {
        String source = Files.readString(ROOT.resolve(name.replace('.', '/')).resolve("package-info.java"));
        return source.substring(source.indexOf("/**") + 3, source.indexOf("*/"))
                .replaceAll("\\s*\\n \\*( |(?=\\n)|$)", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
