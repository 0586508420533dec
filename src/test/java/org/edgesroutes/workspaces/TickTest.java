package org.edgesroutes.workspaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.quartz.QuartzComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.CronTrigger;
import org.quartz.Scheduler;
import org.quartz.TriggerKey;

@Timeout(120)
class TickTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private TwoWorkspaces host;

    @BeforeEach
    void make() throws Exception {
        host = new TwoWorkspaces(directory);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    /** In place of the route that lists runs. */
    private static RouteBuilder work(Consumer<Object> seen) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:edges-continue-runs")
                        .split(constant(List.of(1, 2)))
                        .process(exchange -> seen.accept(exchange.getVariable("CamelEdgesWorkspace")));
            }
        };
    }

    private void tick() {
        host.context.createProducerTemplate().sendBody("direct:edges-tick-continue-runs", null);
    }

    @Test
    void eachWorkspaceHasItsTickOnItsOwnThread() throws Exception {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        host.with("acme", "globex")
                .with(work(workspace -> seen.add(workspace + " on "
                        + Thread.currentThread().getName().replaceFirst(".*(edges-continue-runs-[a-z]+).*", "$1"))))
                .start();
        tick();

        await().atMost(PATIENCE).until(() -> seen.size() >= 2);
        assertThat(seen)
                .containsExactlyInAnyOrder("acme on edges-continue-runs-acme", "globex on edges-continue-runs-globex");
    }

    @Test
    void theFirstTickFollowsTheStartWhateverTheCronSays() throws Exception {
        Queue<Object> seen = new ConcurrentLinkedQueue<>();
        host.with("acme").with(work(seen::add)).start();

        await().atMost(PATIENCE).until(() -> seen.size() == 2);
    }

    @Test
    void ticksThatComeDuringOneAreMadeUpForByOne() throws Exception {
        Queue<Object> seen = new ConcurrentLinkedQueue<>();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        host.with("acme")
                .with(work(workspace -> {
                    seen.add(workspace);
                    begun.countDown();
                    awaitQuietly(released);
                }))
                .start();
        begun.await();
        for (int i = 0; i < 5; i++) {
            tick();
        }
        released.countDown();

        await().atMost(PATIENCE).until(() -> seen.size() == 4);
        tick();
        await().atMost(PATIENCE).until(() -> seen.size() == 6);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aTickThatFailsIsFollowedByTheNext() throws Exception {
        Queue<Object> seen = new ConcurrentLinkedQueue<>();
        host.with("acme")
                .with(work(workspace -> {
                    seen.add(workspace);
                    throw new IllegalStateException("fails");
                }))
                .start();
        await().atMost(PATIENCE).until(() -> !seen.isEmpty());
        int before = seen.size();
        tick();

        await().atMost(PATIENCE).until(() -> seen.size() > before);
    }

    @Test
    void theTimersOfTheYamlRunInTheZoneThatIsSet() throws Exception {
        host.context.getPropertiesComponent().addInitialProperty("edges.timezone", "Asia/Tokyo");
        host.with("acme")
                .load("continue-runs", "repair-runs", "route-run-by-status")
                .start();
        Scheduler scheduler =
                host.context.getComponent("quartz", QuartzComponent.class).getScheduler();

        for (String timer : List.of("continue-runs", "repair-runs")) {
            CronTrigger trigger = (CronTrigger) scheduler.getTrigger(TriggerKey.triggerKey(timer, "edges"));
            assertThat(trigger.getTimeZone().getID()).as(timer).isEqualTo("Asia/Tokyo");
            assertThat(trigger.getMisfireInstruction())
                    .as(timer)
                    .isEqualTo(CronTrigger.MISFIRE_INSTRUCTION_FIRE_ONCE_NOW);
        }
    }
}
