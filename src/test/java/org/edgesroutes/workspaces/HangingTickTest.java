package org.edgesroutes.workspaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.edgesroutes.MutableClock;
import org.edgesroutes.TestSettings;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.reports.ReportRecord;
import org.edgesroutes.reports.RaisesAndEnds;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.reports.TickReports;
import org.edgesroutes.settings.EdgesSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HangingTickTest {

    private static final String WORK = "direct:edges-continue-runs";
    private static final UnaryOperator<Instant> EACH_QUARTER =
            now -> Instant.ofEpochSecond((now.getEpochSecond() / 900 + 1) * 900);

    @TempDir
    Path directory;

    private final MutableClock clock = new MutableClock();
    private final AtomicLong nanos = new AtomicLong();
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Workspaces workspaces = new Workspaces();
    private final TicksUnderWay underWay = new TicksUnderWay(clock, nanos::get);
    private final WorkspaceTicks ticks = new WorkspaceTicks(context, workspaces, underWay);
    private Ledger ledger;
    private HangingTickReporter reporter;

    @BeforeEach
    void start() throws Exception {
        EdgesSettings settings = TestSettings.in(directory).build();
        ledger = Ledger.open(settings.ledger(), name -> null, clock);
        workspaces.enter(settings);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(WORK).process(exchange -> {
                    begun.incrementAndGet();
                    released.await();
                });
            }
        });
        context.addService(ticks);
        context.start();
        restart();
    }

    @AfterEach
    void stop() {
        released.countDown();
        context.stop();
        ledger.close();
    }

    private void restart() {
        workspaces.listen(workspaces.all().get(0), new TickReports(new ReportService(ledger)));
        reporter = new HangingTickReporter(workspaces, underWay);
    }

    private List<String> open() {
        return new ReportService(ledger)
                .open(ReportKind.TICK_OVERDUE).stream()
                        .map(ReportRecord::sentence)
                        .toList();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        reporter.look(WORK, Optional.of(EACH_QUARTER));
    }

    private void begin() {
        ticks.tick(WORK);
        await().until(() -> begun.get() == 1);
    }

    @Test
    void aTickUnderWayForTwoIntervalsIsReportedOnceWhateverTheWallClockSays() {
        begin();
        pass(Duration.ofMinutes(30));
        assertThat(open()).isEmpty();
        clock.turn(Duration.ofHours(-5));
        pass(Duration.ofMinutes(1));
        pass(Duration.ofHours(1));

        assertThat(open())
                .singleElement()
                .asString()
                .startsWith(
                        "The tick of edges-continue-runs began at 2026-03-01T08:00:00Z and has not ended for PT31M");
    }

    @RaisesAndEnds(ReportKind.TICK_OVERDUE)
    @Test
    void theReportIsClosedWhenTheTickEndsAndTheTickDuringItIsMadeUpFor() {
        begin();
        pass(Duration.ofMinutes(31));
        assertThat(open()).hasSize(1);
        ticks.tick(WORK);
        released.countDown();

        await().untilAsserted(() -> {
            assertThat(begun.get()).isEqualTo(2);
            pass(Duration.ZERO);
            assertThat(open()).isEmpty();
        });
    }

    @Test
    void aReportThatAnEarlierProcessLeftOpenIsClosedOnceTicksEnd() {
        begin();
        pass(Duration.ofMinutes(31));
        underWay.ended(workspaces.all().get(0), WORK);
        restart();
        pass(Duration.ZERO);

        assertThat(open()).isEmpty();
    }

    @Test
    void aTickOfAShortIntervalMayWaitForTheRequestBudget() {
        begin();
        nanos.addAndGet(Duration.ofMinutes(14).toNanos());
        reporter.look(WORK, Optional.of(now -> now.plusSeconds(60)));
        assertThat(open()).isEmpty();
        nanos.addAndGet(Duration.ofMinutes(2).toNanos());
        reporter.look(WORK, Optional.of(now -> now.plusSeconds(60)));
        assertThat(open()).hasSize(1);
    }
}
