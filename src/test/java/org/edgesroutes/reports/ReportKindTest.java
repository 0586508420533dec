package org.edgesroutes.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportKindTest {

    @ParameterizedTest
    @EnumSource
    void everyKindIsExplained(ReportKind kind) throws IOException {
        assertThat(Files.readString(Path.of("docs/reports.md"))).contains("\n| `" + kind.word() + "` |");
    }
}
