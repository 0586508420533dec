package org.edgesroutes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private final StringWriter err = new StringWriter();
    private long nanos = Long.MAX_VALUE - 10;

    private ProgressBar of(long all, boolean watched) {
        return new ProgressBar(new PrintWriter(err), all, watched, () -> nanos);
    }

    @Test
    void whatTakesTwoSecondsShowsNothing() {
        try (ProgressBar progress = of(10, true)) {
            nanos += Duration.ofMillis(1999).toNanos();
            progress.accept(9);
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void whatTakesLongerShowsABarThatIsNotDrawnAtEveryStep() {
        try (ProgressBar progress = of(30_000, true)) {
            nanos += Duration.ofSeconds(2).toNanos();
            progress.accept(10_000);
            progress.accept(10_001);
        }
        assertThat(err.toString())
                .isEqualToNormalizingNewlines("\r[##########....................]  33 %  10,000 of 30,000\n");
    }

    @Test
    void nobodyIsShownABarWhoDoesNotWatch() {
        try (ProgressBar progress = of(10, false)) {
            nanos += Duration.ofSeconds(3).toNanos();
            progress.accept(5);
        }
        assertThat(err.toString()).isEmpty();
    }
}
