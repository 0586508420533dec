package org.edgesroutes.workspaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartz.SchedulerException;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;

@Timeout(120)
class TickTest {

    private static final String EVERY_SECOND = "* * * * * ?";

    @TempDir
    Path directory;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final AtomicInteger ticks = new AtomicInteger();

    @AfterEach
    void stop() {
        context.stop();
    }

    private void route(String cron, boolean atStart) throws Exception {
        context.getRegistry().bind("ticks", ticks);
        PluginHelper.getRoutesLoader(context)
                .updateRoutes(ResourceHelper.fromString("tick.camel.yaml", """
                        - route:
                            id: ticking
                            from:
                              uri: edges-tick:some-name
                              parameters:
                                cron: "%s"
                                atStart: %s
                              steps:
                                - bean:
                                    ref: ticks
                                    method: incrementAndGet
                        """.formatted(cron, atStart)));
    }

    private void requireTicks() {
        int before = ticks.get();
        await().atMost(Duration.ofSeconds(20)).until(() -> ticks.get() > before + 1);
    }

    private Set<TriggerKey> triggers() throws SchedulerException {
        return context.getComponent("quartz", QuartzComponent.class)
                .getScheduler()
                .getTriggerKeys(GroupMatcher.groupEquals("edges"));
    }

    @Test
    void aRouteThatIsStoppedStartedAndEditedGoesOnTickingAndLeavesNoTriggerBehind() throws Exception {
        route(EVERY_SECOND, false);
        context.start();
        requireTicks();
        context.getRouteController().stopRoute("ticking");
        assertThat(triggers()).isEmpty();
        context.getRouteController().startRoute("ticking");
        requireTicks();
        route("0/1 * * * * ?", true);
        requireTicks();
        route(EVERY_SECOND, false);
        requireTicks();
        assertThat(triggers()).hasSize(1);
        context.getRouteController().stopRoute("ticking");
        context.removeRoute("ticking");
        assertThat(triggers()).isEmpty();
    }

    @Test
    void theTickThatWasMissedBeforeTheStartIsMadeUpForByOneWhereThatIsWanted() throws Exception {
        route("0 0 0 * * ?", true);
        context.start();

        await().atMost(Duration.ofSeconds(20)).until(() -> ticks.get() == 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "", "* * * * *"})
    void aCronThatIsNoneIsRefusedWithAWordOnWhatItLooksLike(String cron) throws Exception {
        route(cron, false);

        assertThatThrownBy(context::start)
                .rootCause()
                .hasMessageContaining("for edges-tick:some-name: use a Quartz expression with seconds first");
    }

    @Test
    void eachWorkspaceTicksOnItsOwnThreadUnderItsName() throws Exception {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        try (TwoWorkspaces host = new TwoWorkspaces(directory)) {
            host.with("acme", "globex")
                    .with(new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("edges-tick:x?cron=" + EVERY_SECOND.replace(' ', '+'))
                                    .split(constant(List.of(1, 2)))
                                    .process(exchange -> seen.add(exchange.getVariable("EdgesWorkspace")
                                            + " on "
                                            + Thread.currentThread()
                                                    .getName()
                                                    .replaceFirst(".*(edges-tick-[a-z-]+).*", "$1")));
                        }
                    })
                    .start();

            await().atMost(Duration.ofSeconds(20)).until(() -> seen.size() >= 2);
            assertThat(seen).containsExactlyInAnyOrder("acme on edges-tick-x-acme", "globex on edges-tick-x-globex");
        }
    }
}
