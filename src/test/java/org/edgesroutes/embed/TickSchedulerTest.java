package org.edgesroutes.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.matchers.EverythingMatcher;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.listeners.JobListenerSupport;

/** A hub whose scheduler runs before its Camel context is ready, as the one of Spring Boot does. */
class TickSchedulerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private final CamelContext context = new DefaultCamelContext();
    private final AtomicInteger failed = new AtomicInteger();
    private Scheduler running;

    @BeforeEach
    void run() throws SchedulerException {
        Properties properties = new Properties();
        properties.put("org.quartz.scheduler.instanceName", directory.toString());
        properties.put("org.quartz.threadPool.threadCount", "2");
        running = new StdSchedulerFactory(properties).getScheduler();
        running.getListenerManager()
                .addJobListener(
                        new JobListenerSupport() {
                            @Override
                            public String getName() {
                                return "failures";
                            }

                            @Override
                            public void jobWasExecuted(JobExecutionContext job, JobExecutionException failure) {
                                if (failure != null) {
                                    failed.incrementAndGet();
                                }
                            }
                        },
                        EverythingMatcher.allJobs());
        running.start();
        context.getRegistry().bind("hub-scheduler", running);
    }

    @AfterEach
    void stop() throws SchedulerException {
        context.stop();
        running.shutdown();
    }

    private void start() throws Exception {
        context.getPropertiesComponent().addInitialProperty("edges.enabled", "true");
        context.getPropertiesComponent().addInitialProperty("edges.webhook.secret", "s3cret");
        context.getPropertiesComponent().addInitialProperty("edges.continue.cron", "* * * * * ?");
        context.getPropertiesComponent().addInitialProperty("edges.routes", "continue-runs,repair-runs");
        context.getPropertiesComponent()
                .addInitialProperty("edges.ledger.url", "jdbc:sqlite:" + directory.resolve("edges.db"));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:edges-route-run").to("mock:runs");
                from("quartz:edges/nightly?cron=0 0 3 * * ?").to("mock:nightly");
            }
        });
        context.start();
    }

    private Scheduler schedulerOf(String route) {
        return ((QuartzEndpoint) context.getRoute(route).getEndpoint())
                .getComponent()
                .getScheduler();
    }

    @Test
    void theTimersRunOnASchedulerThatStartsWithTheContext() throws Exception {
        start();

        Scheduler ours = schedulerOf("edges-continue-runs-tick");
        assertThat(ours).isSameAs(schedulerOf("edges-repair-runs-tick")).isNotSameAs(running);
        assertThat(ours.isStarted()).isTrue();
        await().atMost(PATIENCE).until(() -> ours.getMetaData().getNumberOfJobsExecuted() > 1);
        assertThat(failed).hasValue(0);
    }

    @Test
    void theSchedulerOfTheHubKeepsTheRoutesOfTheHubAlone() throws Exception {
        start();

        assertThat(context.getComponent("quartz", QuartzComponent.class).getScheduler())
                .isSameAs(running);
        assertThat(running.getTriggerKeys(GroupMatcher.anyTriggerGroup()))
                .extracting(TriggerKey::getName)
                .containsExactly("nightly");
    }

    @Test
    void theSchedulerEndsWithTheContext() throws Exception {
        start();
        Scheduler ours = schedulerOf("edges-continue-runs-tick");
        context.stop();

        assertThat(ours.isShutdown()).isTrue();
        assertThat(running.isShutdown()).isFalse();
    }
}
