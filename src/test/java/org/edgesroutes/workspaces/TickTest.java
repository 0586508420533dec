package org.edgesroutes.workspaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.quartz.impl.matchers.GroupMatcher.groupEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.edgesroutes.EdgesNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.CronTrigger;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerKey;

/** The ticks of the YAML as it is shipped, and what they call. */
@Timeout(120)
class TickTest {

    private static final String NEVER = "0 0 0 1 1 ? 2099";

    @TempDir
    Path directory;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final AtomicInteger ticks = new AtomicInteger();

    @BeforeEach
    void addWorkspaces() throws Exception {
        context.getShutdownStrategy().setTimeout(3);
        context.getPropertiesComponent().addInitialProperty("edges.timezone", "Europe/Paris");
        context.addRoutes(new ForEachWorkspaceRoute(
                Workspaces.of(context), EdgesNames.FOR_EACH_WORKSPACE, EdgesNames.WORKSPACE_ENDPOINT));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:edges-list-runs")
                        .process(exchange -> ticks.incrementAndGet())
                        .setBody(constant(List.of()));
                from("direct:edges-route-run").to("mock:run");
            }
        });
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private void load(String cron) throws Exception {
        String yaml = Files.readString(Path.of("routes/continue-runs.camel.yaml"));
        PluginHelper.getRoutesLoader(context)
                .updateRoutes(ResourceHelper.fromString(
                        "continue-runs.camel.yaml", yaml.replace("{{edges.continue.cron}}", cron)));
    }

    private void requireTicks() {
        int before = ticks.get();
        await().atMost(Duration.ofSeconds(20)).until(() -> ticks.get() > before + 1);
    }

    private Scheduler scheduler() {
        return context.getComponent("quartz", QuartzComponent.class).getScheduler();
    }

    private Set<TriggerKey> triggers() throws SchedulerException {
        return scheduler().getTriggerKeys(groupEquals("edges"));
    }

    @Test
    void aTickThatIsStoppedStartedAndEditedLeavesNoTriggerBehind() throws Exception {
        load("* * * * * ?");
        context.start();
        requireTicks();
        context.getRouteController().stopRoute("edges-continue-runs");
        context.getRouteController().startRoute("edges-continue-runs");
        requireTicks();
        load("0/1 * * * * ?");
        requireTicks();
        assertThat(triggers()).hasSize(1);
        context.getRouteController().stopRoute("edges-continue-runs");
        context.removeRoute("edges-continue-runs");
        assertThat(triggers()).isEmpty();
    }

    @Test
    void theFirstLookComesWithTheStartWhateverTheCronSays() throws Exception {
        load(NEVER);
        context.start();

        await().atMost(Duration.ofSeconds(20)).until(() -> ticks.get() == 1);
    }

    @Test
    void aCronRunsInTheTimeZoneOfTheSetting() throws Exception {
        load(NEVER);
        context.start();

        assertThat(triggers())
                .map(key -> ((CronTrigger) scheduler().getTrigger(key)).getTimeZone())
                .containsExactly(TimeZone.getTimeZone("Europe/Paris"));
    }

    @Test
    void aCallThatNamesNoEndpointIsRefused() {
        context.start();

        assertThatThrownBy(() -> context.createProducerTemplate().sendBody(EdgesNames.FOR_EACH_WORKSPACE, ""))
                .rootCause()
                .hasMessageContaining("set the variable edgesWorkspaceEndpoint to an endpoint");
    }

    @Test
    void ofTheTicksThatComeWhileOneIsUnderWayOneIsMadeUpFor() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:slow").process(exchange -> {
                    ticks.incrementAndGet();
                    end.await();
                });
                from("direct:tick")
                        .setVariable(EdgesNames.WORKSPACE_ENDPOINT, constant("direct:slow"))
                        .to(EdgesNames.FOR_EACH_WORKSPACE);
            }
        });
        context.start();
        context.createProducerTemplate().sendBody("direct:tick", "");
        await().atMost(Duration.ofSeconds(20)).until(() -> ticks.get() == 1);
        for (int i = 0; i < 3; i++) {
            context.createProducerTemplate().sendBody("direct:tick", "");
        }
        end.countDown();

        await().atMost(Duration.ofSeconds(20)).during(Duration.ofMillis(300)).until(() -> ticks.get() == 2);
    }

    @Test
    void eachWorkspaceTicksOnItsOwnThreadUnderItsName() throws Exception {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        try (TwoWorkspaces host = new TwoWorkspaces(directory)) {
            host.with("acme", "globex")
                    .with(new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("timer:x?delay=0&repeatCount=2")
                                    .setVariable(EdgesNames.WORKSPACE_ENDPOINT, constant("direct:look"))
                                    .to(EdgesNames.FOR_EACH_WORKSPACE);
                            from("direct:look")
                                    .split(constant(List.of(1, 2)))
                                    .process(exchange -> seen.add(exchange.getVariable("EdgesWorkspace")
                                            + " on "
                                            + Thread.currentThread()
                                                    .getName()
                                                    .replaceFirst(".*(look-[a-z-]+).*", "$1")));
                        }
                    })
                    .start();

            await().atMost(Duration.ofSeconds(20)).until(() -> seen.size() >= 2);
            assertThat(seen).containsExactlyInAnyOrder("acme on look-acme", "globex on look-globex");
        }
    }
}
