package org.edgesroutes.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.edgesroutes.MutableClock;
import org.edgesroutes.workspaces.OverdueTickDetector.Overdue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverdueTickDetectorTest {

    private static final UnaryOperator<Instant> EACH_QUARTER =
            now -> Instant.ofEpochSecond((now.getEpochSecond() / 900 + 1) * 900);

    private final MutableClock wall = new MutableClock("2026-03-01T08:05:00Z");
    private final AtomicLong nanos = new AtomicLong();
    private final OverdueTickDetector detector = new OverdueTickDetector(wall, nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        wall.turn(time);
    }

    @Test
    void aTaskIsOverdueOnceItsNextTimeHasPassedByMoreThanTheTolerance() {
        detector.began("t", EACH_QUARTER);
        pass(Duration.ofMinutes(12));
        assertThat(detector.overdue("t")).isEmpty();
        pass(Duration.ofMinutes(1));
        assertThat(detector.overdue("t"))
                .isEqualTo(Optional.of(new Overdue(Instant.parse("2026-03-01T08:05:00Z"), Duration.ofMinutes(3))));

        detector.began("t", EACH_QUARTER);
        assertThat(detector.overdue("t")).isEmpty();
    }

    @Test
    void aClockThatIsSetBackOrForwardChangesNothing() {
        detector.began("t", EACH_QUARTER);
        wall.turn(Duration.ofHours(5));
        assertThat(detector.overdue("t")).isEmpty();
        wall.turn(Duration.ofHours(-15));
        pass(Duration.ofMinutes(13));
        assertThat(detector.overdue("t")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"10, 35, 45", "60, 85, 95", "120, 175, 185", "3600, 3715, 3725"})
    void aTaskIsNoticedBeforeItsSecondIntervalIsOverUnlessThatIsShort(int interval, int inTime, int late) {
        detector.began("t", now -> now.plusSeconds(interval));
        pass(Duration.ofSeconds(inTime));
        assertThat(detector.overdue("t")).isEmpty();
        pass(Duration.ofSeconds(late - inTime));
        assertThat(detector.overdue("t")).isPresent();
    }

    @Test
    void aTaskThatNeverBeganIsNotOverdue() {
        pass(Duration.ofDays(1));
        assertThat(detector.overdue("t")).isEmpty();
    }

    @Test
    void theCronOfAQuartzEndpointIsReadInItsTimeZone() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            QuartzEndpoint endpoint = context.getEndpoint(
                    "quartz:edges/test?cron=0 0 6 * * ?&trigger.timeZone=America/New_York", QuartzEndpoint.class);
            UnaryOperator<Instant> next = QuartzTimer.of(endpoint).orElseThrow();
            assertThat(next.apply(Instant.parse("2026-01-01T12:00:00Z"))).isEqualTo("2026-01-02T11:00:00Z");
        }
    }
}
