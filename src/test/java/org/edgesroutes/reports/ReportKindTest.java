package org.edgesroutes.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportKindTest {

    private static final Set<ReportKind> TESTED = new ClassFileImporter()
            .importPath("target/test-classes").stream()
                    .flatMap(tests -> tests.getMethods().stream())
                    .filter(test -> test.isAnnotatedWith(RaisesAndEnds.class))
                    .flatMap(test -> Stream.of(
                            test.getAnnotationOfType(RaisesAndEnds.class).value()))
                    .collect(Collectors.toSet());

    @ParameterizedTest
    @EnumSource
    void everyKindIsExplained(ReportKind kind) throws IOException {
        assertThat(Files.readString(Path.of("docs/reports.md"))).contains("\n| `" + kind.word() + "` |");
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasATestInWhichItIsRaisedAndEnded(ReportKind kind) {
        assertThat(TESTED).contains(kind);
    }
}
