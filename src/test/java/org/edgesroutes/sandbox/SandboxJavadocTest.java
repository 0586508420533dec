package org.edgesroutes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Javadoc of the sandbox shows tests that this build compiles and runs. */
class SandboxJavadocTest {

    private static final Path JAVADOC = Path.of("src/main/java/org/edgesroutes/sandbox/package-info.java");
    private static final Pattern SAMPLE = Pattern.compile("<pre>(.*?)</pre>", Pattern.DOTALL);

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static List<String> samples() throws IOException {
        String text = Files.readString(JAVADOC).replaceAll("(?m)^ \\*", "");
        return SAMPLE.matcher(text)
                .results()
                .map(sample -> sample.group(1)
                        .replace("&#64;", "@")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&amp;", "&"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "0, src/it/spring-boot/src/test/java/org/acme/hub/DeliverToCrmTest.java",
        "1, src/test/java/org/edgesroutes/embed/PlainHubSampleTest.java",
        "2, src/test/java/org/edgesroutes/embed/DownstreamSampleTest.java"
    })
    void eachSampleIsATestFromItsFirstLineToItsLast(int sample, Path test) throws IOException {
        String shown = words(samples().get(sample));

        assertThat(shown).matches("(@SpringBootTest\\S* = \\S+ )?class \\w+ \\{.*\\}");
        assertThat(words(Files.readString(test))).endsWith(shown);
    }
}
