package org.edgesroutes.runs;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSendingEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.edgesroutes.MutableClock;
import org.edgesroutes.model.ContinueState;
import org.edgesroutes.model.Run;
import org.edgesroutes.model.RunSnapshot;
import org.edgesroutes.model.TrackedRun;
import org.edgesroutes.model.TrackedRun.Sight;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The YAML files as they are delivered, in a context with the real routes behind them. */
@Timeout(120)
class RouteByStatusTest {

    private static final String ROUTER = "direct:edges-route-run";
    private static final List<String> STATUSES = List.of(
            "SUCCEEDED",
            "PARTIAL_SUCCEEDED",
            "FAILED",
            "BLOCKED",
            "STOPPED",
            "CREATED",
            "QUEUED",
            "SCHEDULED",
            "RUNNING",
            "INVALID",
            "PAUSED");

    @TempDir
    Path directory;

    private final MutableClock clock = new MutableClock(RunsFixture.START.toString());
    private final List<String> ways = new CopyOnWriteArrayList<>();
    private EdgesSandbox edges;
    private RunsFixture fixture;

    @BeforeEach
    void start() {
        edges = new EdgesSandbox().clock(clock).start();
        fixture = new RunsFixture(directory, URI.create(edges.url()), edges.apiKey(), clock, false);
        fixture.context.getPropertiesComponent().addInitialProperty("edges.continue.cron", "0 0/15 * * * ?");
        fixture.context.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof ExchangeSendingEvent sending) {
                    ways.add(sending.getEndpoint().getEndpointUri().replace("://", ":"));
                }
            }
        });
    }

    @AfterEach
    void stop() {
        fixture.close();
        edges.close();
    }

    private static RunSnapshot row(String status, Instant postponedUntil, Sight sight) {
        return row(status, postponedUntil, 0, sight);
    }

    private static RunSnapshot row(String status, Instant postponedUntil, int failures, Sight sight) {
        Run run = RunsFixture.run("run-1", status, RunsFixture.START);
        Run postponed = new Run(
                run.uid(),
                null,
                run.action(),
                status,
                run.syncMode(),
                run.executionMode(),
                null,
                null,
                null,
                null,
                postponedUntil,
                run.createdAt(),
                run.updatedAt(),
                null,
                null);
        return RunSnapshot.of(new TrackedRun(
                postponed, 1, new ContinueState(failures, 0, "a reason", null, null, null), null, sight));
    }

    private List<String> way(RunSnapshot row) throws Exception {
        return way("route-run-by-status.camel.yaml", row);
    }

    private List<String> way(String router, RunSnapshot row) throws Exception {
        fixture.load(router);
        fixture.start();
        fixture.context.createProducerTemplate().sendBody(ROUTER, row);
        return ways.stream().filter(way -> !way.equals(ROUTER)).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCEEDED, verify-run continue-run",
        "PARTIAL_SUCCEEDED, verify-run continue-run",
        "FAILED, report-run verify-run continue-run",
        "BLOCKED, report-run verify-run continue-run",
        "STOPPED, report-run verify-run continue-run",
        "CREATED, report-silence",
        "QUEUED, report-silence",
        "SCHEDULED, report-silence",
        "RUNNING, report-silence",
        "INVALID, report-run",
        "PAUSED, report-run",
        "succeeded, verify-run continue-run",
        "Blocked, report-run verify-run continue-run",
        "running, report-silence",
        ", report-run"
    })
    void everyStatusHasItsBranch(String status, String expected) throws Exception {
        assertThat(way(row(status, null, Sight.CHANGED)))
                .containsExactlyElementsOf(Arrays.stream(expected.split(" "))
                        .map(name -> "direct:edges-" + name)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCEEDED, 0, verify-run continue-run",
        "FAILED, 2, report-run verify-run continue-run",
        "FAILED, 3, report-run verify-run",
        "STOPPED, 3, report-run verify-run continue-run",
        "RUNNING, 3, report-silence",
        "INVALID, 0, report-run",
        "PAUSED, 0, report-run"
    })
    void theRouterOfTheExampleHoldsARunThatFailedThreeTimesAndNoOther(String status, int failures, String expected)
            throws Exception {
        assertThat(way("examples/route-run-holding-failed.camel.yaml", row(status, null, failures, Sight.CHANGED)))
                .containsExactlyElementsOf(Arrays.stream(expected.split(" "))
                        .map(name -> "direct:edges-" + name)
                        .toList());
    }

    @Test
    void aBlockedRunThatEdgesGoesOnWithByItselfIsLeftAlone() throws Exception {
        assertThat(way(row("BLOCKED", RunsFixture.START.plusSeconds(3600), Sight.CHANGED)))
                .isEmpty();
    }

    private Map<String, String> oneOfEach() {
        return STATUSES.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        status -> edges.run(SandboxRun.incremental("linkedin-extract-messages")
                                .status(status)
                                .held()
                                .age(Duration.ofDays(20)))));
    }

    private Set<String> continued() {
        return edges.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .map(request -> request.path().split("/")[3])
                .collect(toSet());
    }

    @Test
    void aTickSoonAfterTheStartContinuesWhatMayBeContinuedAndLeavesTheRest() throws Exception {
        Map<String, String> uids = oneOfEach();
        fixture.load("route-run-by-status.camel.yaml", "continue-runs.camel.yaml");
        fixture.start();

        await().atMost(Duration.ofSeconds(30)).until(() -> continued().size() >= 4);
        fixture.context.getRouteController().stopRoute("edges-continue-runs");
        assertThat(continued())
                .isEqualTo(Stream.of("SUCCEEDED", "PARTIAL_SUCCEEDED", "FAILED", "BLOCKED")
                        .map(uids::get)
                        .collect(toSet()));
        assertThat(fixture.row(uids.get("STOPPED")).notContinued())
                .isEqualTo("edges.continue.statuses does not name STOPPED");
        assertThat(fixture.row(uids.get("PAUSED")).notContinued()).isEqualTo("its status PAUSED is not known");
        assertThat(fixture.row(uids.get("INVALID")).notContinued()).contains("INVALID");
        assertThat(fixture.row(uids.get("RUNNING")).notContinued()).isEqualTo("it is in progress");
    }

    @Test
    void aRunThatFailsOnItsWayDoesNotKeepTheOthersFromTheirs() throws Exception {
        Map<String, String> uids = oneOfEach();
        String mistaken = Files.readString(Path.of("routes/route-run-by-status.camel.yaml"))
                .replace("direct:edges-report-run", "direct:a-mistake?block=false");
        PluginHelper.getRoutesLoader(fixture.context)
                .loadRoutes(ResourceHelper.fromString("mistaken.camel.yaml", mistaken));
        fixture.load("continue-runs.camel.yaml");
        fixture.start();

        await().atMost(Duration.ofSeconds(30)).until(() -> continued().size() >= 2);
        assertThat(continued()).contains(uids.get("SUCCEEDED"), uids.get("PARTIAL_SUCCEEDED"));
    }
}
