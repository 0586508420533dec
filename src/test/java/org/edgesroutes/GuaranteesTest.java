package org.edgesroutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GuaranteesTest {

    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))\\.(\\w+)`");

    private static List<String> rows() throws IOException {
        return Files.readAllLines(Path.of("docs/guarantees.md")).stream()
                .filter(line -> line.startsWith("|") && !line.startsWith("|--") && !line.startsWith("| Promise"))
                .toList();
    }

    @Test
    void everyPromiseNamesATestThatExists() throws IOException {
        assertThat(rows()).isNotEmpty().allSatisfy(row -> {
            List<MatchResult> tests = TEST.matcher(row).results().toList();
            assertThat(tests).as("tests named in the row").isNotEmpty();
            assertThat(tests)
                    .allSatisfy(test -> assertThat(source(test.group(1)))
                            .as(test.group())
                            .containsPattern("@(Test|ParameterizedTest|RepeatedTest)\\b[\\s\\S]{0,3000}?void "
                                    + test.group(2) + "\\("));
        });
    }

    private static String source(String className) {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            Path file = files.filter(path -> path.getFileName().toString().equals(className + ".java"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("there is no test class " + className));
            return Files.readString(file);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
