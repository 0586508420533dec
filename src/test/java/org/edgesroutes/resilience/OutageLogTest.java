package org.edgesroutes.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.logging.log4j.Level;
import org.edgesroutes.LogLines;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutageLogTest {

    private final OutageLog outage = new OutageLog(LoggerFactory.getLogger("org.edgesroutes.outage"), "the task");

    @Test
    void anOutageHasALineForEachReasonAndOneForItsEnd() {
        try (LogLines log = LogLines.of("org.edgesroutes.outage", Level.INFO)) {
            outage.passed();
            for (int i = 0; i < 20; i++) {
                outage.failed(new IllegalStateException(i % 2 == 0 ? "locked" : "full"));
            }
            outage.passed();
            outage.passed();
            outage.run(() -> {
                throw new IllegalStateException("locked");
            });
            assertThat(log.shown())
                    .containsExactly(
                            "the task failed and is repeated until it succeeds: locked",
                            "the task failed and is repeated until it succeeds: full",
                            "the task succeeds again after 20 failures",
                            "the task failed and is repeated until it succeeds: locked");
        }
    }

    @Test
    void reasonsThatAlwaysDifferDoNotFillTheLog() {
        try (LogLines log = LogLines.of("org.edgesroutes.outage", Level.INFO)) {
            for (int i = 0; i < 1000; i++) {
                outage.failed(new IllegalStateException("number " + i));
            }
            outage.failed(new IllegalStateException());
            assertThat(log.shown()).hasSize(5);
        }
    }
}
