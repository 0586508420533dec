package org.edgesroutes.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.edgesroutes.MutableClock;
import org.edgesroutes.settings.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TickWatchTest {

    private static final String TIMER = "edges-continue-runs-tick";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final MutableClock clock = new MutableClock("2026-03-01T08:00:00Z");
    private final TicksUnderWay underWay = new TicksUnderWay(clock, nanos::get);
    private TickWatch watch;

    @BeforeEach
    void start() throws Exception {
        Workspaces workspaces = new Workspaces();
        workspaces.listen(Workspace.ONLY, new TickListener() {
            @Override
            public void overdue(String task, Instant lastAt, Duration by) {
                seen.add(task + " overdue");
            }

            @Override
            public void inTime(String task) {
                seen.add(task + " in time");
            }

            @Override
            public void hanging(String task, Instant since, Duration elapsed) {
                seen.add(task + " hanging");
            }

            @Override
            public void ended(String task) {
                seen.add(task + " ended");
            }

            @Override
            public void requireLedger() {
                // there is none to fail
            }
        });
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("quartz:edges/test?cron=0 0 * * * ?&trigger.timeZone=UTC")
                        .routeId(TIMER)
                        .to("log:tick");
            }
        });
        context.start();
        OverdueTickDetector detector = new OverdueTickDetector(clock, nanos::get);
        HangingTickReporter hanging = new HangingTickReporter(workspaces, underWay);
        watch = new TickWatch(context, workspaces, Map.of(TIMER, "direct:work"), seen::add, detector, hanging);
        context.addService(watch);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        watch.look();
    }

    @Test
    void anOverdueTickIsReportedAndMadeUpForUntilTheTimerFiresAgain() {
        pass(Duration.ofMinutes(61));
        assertThat(seen).containsExactly("work ended");
        seen.clear();
        pass(Duration.ofMinutes(2));
        assertThat(seen).containsExactly(TIMER + " overdue", "direct:work");
        pass(Duration.ofMinutes(30));
        assertThat(seen).hasSize(2);

        watch.fired(TIMER);
        watch.fired(TIMER);
        assertThat(seen).containsExactly(TIMER + " overdue", "direct:work", TIMER + " in time");
    }

    @Test
    void aTickThatHangsIsReportedAfterTwoIntervalsOfItsTimer() {
        underWay.began(Workspace.ONLY, "direct:work");
        watch.fired(TIMER);
        pass(Duration.ofMinutes(59));
        watch.fired(TIMER);
        pass(Duration.ofMinutes(60));
        assertThat(seen).doesNotContain("work hanging");
        watch.fired(TIMER);
        pass(Duration.ofMinutes(2));
        assertThat(seen).containsOnlyOnce("work hanging").doesNotContain(TIMER + " overdue");
    }

    @Test
    void aTimerThatSomebodyStoppedIsLeftAlone() throws Exception {
        context.getRouteController().stopRoute(TIMER);
        pass(Duration.ofHours(3));
        assertThat(seen).doesNotContain(TIMER + " overdue", "direct:work");
    }
}
