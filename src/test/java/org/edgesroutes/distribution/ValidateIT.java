package org.edgesroutes.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that a pipeline runs over its files: without settings, ledger or ports. */
class ValidateIT {

    @TempDir
    Path directory;

    @Test
    void whatComesAlongIsRightAndNothingIsLeftBehind() throws IOException {
        Path example = Path.of("routes/examples/deliver-to-http.camel.yaml").toAbsolutePath();
        Files.createDirectories(directory.resolve("routes"));
        Files.copy(example, directory.resolve("routes/mine.yaml"));

        DistributionProcess mine = DistributionProcess.in(directory).run("validate");
        assertThat(mine.exitCode()).isZero();
        assertThat(mine.output().strip()).isEqualTo("routes/mine.yaml: valid");
        assertThat(mine.errors()).isEmpty();
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void eachFileHasItsLineAndAMistakeEndsWithOne() throws IOException {
        Path right = Path.of("routes/report.camel.yaml").toAbsolutePath();
        Path wrong = directory.resolve("wrong.yaml");
        Files.writeString(
                wrong,
                Files.readString(Path.of("routes/route-run-by-status.camel.yaml"))
                        .replace("direct:edges-report-silence", "direct:edges-report-silense"));

        DistributionProcess both =
                DistributionProcess.in(directory).run("validate", right.toString(), wrong.toString());
        assertThat(both.exitCode()).isEqualTo(1);
        assertThat(both.output().lines()).hasSize(2).first().isEqualTo(right + ": valid");
        assertThat(both.output())
                .containsPattern("(?m)^" + Pattern.quote(wrong.toString()) + ":\\d+:\\d+: ")
                .contains("no route starts at direct:edges-report-silense; did you mean");
    }

    @Test
    void aFileThatIsNotThereEndsWithTwo() {
        DistributionProcess missing = DistributionProcess.in(directory).run("validate", "nowhere.yaml");

        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.errors()).contains("there is no file", "nowhere.yaml");
    }
}
