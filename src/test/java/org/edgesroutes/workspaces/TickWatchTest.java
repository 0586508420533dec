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
    private TickWatch watch;

    @BeforeEach
    void start() throws Exception {
        Workspaces workspaces = new Workspaces();
        workspaces.listen(new TickListener() {
            @Override
            public void overdue(String task, Instant lastAt, Duration by) {
                seen.add(task + " overdue");
            }

            @Override
            public void inTime(String task) {
                seen.add(task + " in time");
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
        OverdueTickDetector detector = new OverdueTickDetector(new MutableClock("2026-03-01T08:00:00Z"), nanos::get);
        watch = new TickWatch(context, workspaces, Map.of(TIMER, "direct:work"), seen::add, detector);
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
        assertThat(seen).isEmpty();
        pass(Duration.ofMinutes(2));
        assertThat(seen).containsExactly(TIMER + " overdue", "direct:work");
        pass(Duration.ofMinutes(30));
        assertThat(seen).hasSize(2);

        watch.fired(TIMER);
        watch.fired(TIMER);
        assertThat(seen).containsExactly(TIMER + " overdue", "direct:work", TIMER + " in time");
    }

    @Test
    void aTimerThatSomebodyStoppedIsLeftAlone() throws Exception {
        context.getRouteController().stopRoute(TIMER);
        pass(Duration.ofHours(3));
        assertThat(seen).isEmpty();
    }
}
