package org.edgesroutes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log configuration of the distribution. */
class LogFileTest {

    private static final Path SHIPPED = Path.of("config/log4j2.properties");

    @TempDir
    Path directory;

    /** Of its own, beside the one in which the tests log. */
    private static LoggerContext started(Path file) {
        LoggerContext log = new LoggerContext("log-file-test", null, file.toUri());
        log.start();
        return log;
    }

    @Test
    void aLevelThatIsEditedHoldsWithoutARestart() throws IOException {
        Path file = Files.copy(SHIPPED, directory.resolve("log4j2.properties"));
        try (LoggerContext log = started(file)) {
            assertThat(log.getLogger("org.edgesroutes.Any").getLevel()).isEqualTo(Level.INFO);

            Files.writeString(
                    file,
                    "\nlogger.edited.name = org.edgesroutes\nlogger.edited.level = DEBUG\n",
                    StandardOpenOption.APPEND);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(
                                    log.getLogger("org.edgesroutes.Any").getLevel())
                            .isEqualTo(Level.DEBUG));
        }
    }

    @Test
    void aLogLineBeginsWithItsDate() {
        try (LoggerContext log = started(SHIPPED)) {
            PatternLayout layout = (PatternLayout)
                    log.getConfiguration().getAppender("console").getLayout();
            assertThat(layout.getConversionPattern()).startsWith("%d{yyyy-MM-dd HH:mm:ss");
        }
    }
}
