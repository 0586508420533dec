package org.edgesroutes.completeness;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.edgesroutes.Outsider;
import org.edgesroutes.TestSettings;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxFault;
import org.edgesroutes.sandbox.SandboxOption;
import org.edgesroutes.sandbox.SandboxReading;
import org.edgesroutes.sandbox.SandboxRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each loss, over HTTP, against a simulated Edges: what is missing comes back once, or the ledger says so. */
class RepairTest {

    @TempDir
    Path directory;

    private CompletenessFixture bench;

    private CompletenessFixture bench() {
        return bench(new EdgesSandbox(), UnaryOperator.identity());
    }

    private CompletenessFixture bench(EdgesSandbox edges, UnaryOperator<TestSettings> settings) {
        bench = new CompletenessFixture(directory, edges, settings);
        return bench;
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private static SandboxRun run() {
        return CompletenessFixture.run().existing(17).arrivals(12, 9, 14).pageSize(5);
    }

    private void everythingWasDeliveredOnce(String run) {
        assertThat(bench.delivered(run))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(bench.produced(run));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "accumulated"})
    void aRunWithoutLossesIsVerifiedWithoutARequestOnceItIsKnownHowEdgesCounts(String count) {
        String run = bench(new EdgesSandbox().reading(SandboxReading.OUTPUT_COUNT, count), s -> s)
                .edges
                .run(run());
        bench.passIterations(run, 2);
        long learning = bench.repairRequests();
        bench.passIterations(run, 4);

        assertThat(bench.verdicts(run)).hasSizeGreaterThanOrEqualTo(4).containsOnly("complete");
        assertThat(learning).isEqualTo(count.equals("reset") ? 0 : 1);
        assertThat(bench.repairRequests()).isEqualTo(learning);
        assertThat(bench.one("SELECT value FROM edges_mark WHERE name = 'output-count-reading'"))
                .isEqualTo(count);
        everythingWasDeliveredOnce(run);
    }

    @ParameterizedTest
    @CsvSource({
        "LOSE, reset, accumulated, kept, equal",
        "LOSE, reset, only-new, changed, different",
        "LOSE, accumulated, accumulated, changed, equal",
        "LOSE, accumulated, only-new, kept, different",
        "LOSE_SILENTLY, reset, accumulated, kept, equal",
        "LOSE_SILENTLY, reset, only-new, changed, different",
        "LOSE_SILENTLY, accumulated, accumulated, changed, equal",
        "LOSE_SILENTLY, accumulated, only-new, kept, different"
    })
    void everyRecordIsDeliveredOnceWhateverIsLostAndHoweverEdgesCounts(
            SandboxFault fault, String count, String outputs, String replay, String reference) {
        String run = bench(
                        new EdgesSandbox()
                                .fault(fault, 0.4)
                                .reading(SandboxReading.OUTPUT_COUNT, count)
                                .reading(SandboxReading.OUTPUTS, outputs)
                                .reading(SandboxReading.REPLAY_REF_UID, replay)
                                .reading(SandboxReading.CALLBACK_REF_UID, reference),
                        s -> s)
                .edges
                .run(run().updates(2).repeats(2));
        bench.passIterations(run, 4);

        assertThat(bench.verdicts(run)).hasSizeGreaterThanOrEqualTo(4).containsOnly("complete");
        everythingWasDeliveredOnce(run);
        assertThat(bench.rows.number("SELECT coalesce(max(replays), 0) FROM edges_replay"))
                .isLessThanOrEqualTo(3);
    }

    @Test
    void aCallbackThatFailedIsReplayedAndNothingElseIsAskedFor() {
        EdgesSandbox edges = new EdgesSandbox();
        String run = bench(edges, s -> s).edges.run(run());
        edges.advance(Duration.ofSeconds(20));
        edges.fault(SandboxFault.LOSE, 1);
        edges.advance(Duration.ofSeconds(10));
        edges.fault(SandboxFault.LOSE, 0);
        bench.passIterations(run, 1);

        assertThat(bench.verdicts(run)).containsExactly("complete");
        assertThat(bench.requests("POST", "/replay")).isEqualTo(1);
        assertThat(bench.requests("GET", "/outputs")).isZero();
        everythingWasDeliveredOnce(run);
    }

    @ParameterizedTest
    @CsvSource({"reset, accumulated", "reset, only-new", "accumulated, accumulated", "accumulated, only-new"})
    void withoutAWebhookEverythingIsFetched(String count, String outputs) {
        String run = bench(
                        new EdgesSandbox()
                                .reading(SandboxReading.OUTPUT_COUNT, count)
                                .reading(SandboxReading.OUTPUTS, outputs),
                        s -> s.completeness(true, false))
                .edges
                .run(run().withoutCallback().updates(1));
        bench.passIterations(run, 4);

        assertThat(bench.verdicts(run)).hasSizeGreaterThanOrEqualTo(4).containsOnly("complete");
        everythingWasDeliveredOnce(run);
        assertThat(bench.requests("GET", "/callbacks")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "empty", "absent", "last-page", "all"})
    void aCallbackAtTheEndAloneIsFollowedByTheOutputs(String results) {
        String run = bench(new EdgesSandbox().reading(SandboxReading.FINAL_RESULTS, results), s -> s)
                .edges
                .run(run().onFinalOnly());
        bench.passIterations(run, 3);

        assertThat(bench.verdicts(run)).hasSizeGreaterThanOrEqualTo(3).containsOnly("complete");
        everythingWasDeliveredOnce(run);
    }

    @Test
    void aRepairThatIsKilledAfterEveryStepGoesOnWhereItWas() {
        EdgesSandbox edges = new EdgesSandbox()
                .fault(SandboxFault.LOSE, 0.5)
                .reading(SandboxReading.PAGE_LIMIT, "100")
                .reading(SandboxReading.REPLAY_REF_UID, "changed");
        String run = bench(edges, s -> s.requestsPerMinute(2))
                .edges
                .run(run().existing(330).pageSize(30));
        edges.advance(Duration.ofMinutes(5));
        bench.tick();
        for (int i = 0; i < 60 && bench.verdicts(run).isEmpty(); i++) {
            bench.round();
            bench.restart();
            edges.advance(Duration.ofMinutes(1));
        }
        assertThat(bench.verdicts(run)).containsExactly("complete");
        everythingWasDeliveredOnce(run);
        assertThat(bench.rows.number("SELECT max(replays) FROM edges_replay")).isLessThanOrEqualTo(3);
    }

    @Test
    void aCallbackThatComesAfterItsRecordsWereFetchedDeliversNothingAgain() {
        EdgesSandbox edges = new EdgesSandbox().fault(SandboxFault.DELAY, 0.6).option(SandboxOption.FAULT_DELAY, "9h");
        String run = bench(edges, s -> s).edges.run(run().repeats(1));
        bench.passIterations(run, 4);
        edges.advance(Duration.ofDays(1));

        assertThat(bench.verdicts(run)).hasSizeGreaterThanOrEqualTo(4).containsOnly("complete");
        everythingWasDeliveredOnce(run);
    }

    /** It cannot be told from a record that changed back. */
    @Test
    void ofLateCallbacksOnlyVersionsOlderThanTheLastAreDeliveredAgain() {
        EdgesSandbox edges = new EdgesSandbox().fault(SandboxFault.DELAY, 0.6).option(SandboxOption.FAULT_DELAY, "9h");
        String run = bench(edges, s -> s).edges.run(run().updates(2).repeats(1));
        bench.passIterations(run, 4);
        edges.advance(Duration.ofDays(1));

        List<String> delivered = bench.delivered(run);
        assertThat(delivered).containsAll(bench.produced(run));
        Set<String> versions = new TreeSet<>(delivered);
        Map<String, Long> versionsByKey =
                versions.stream().collect(groupingBy(version -> version.split(" ")[0], counting()));
        assertThat(versions.stream().filter(version -> Collections.frequency(delivered, version) > 1))
                .isNotEmpty()
                .allMatch(version -> versionsByKey.get(version.split(" ")[0]) > 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void aRepairThatWasPlannedByAClockAheadIsNotPutOffLongerThanItCanBe(int failures) {
        String run = bench().edges.run(run());
        bench.edges.advance(Duration.ofMinutes(30));
        bench.tick();
        bench.rows.execute("UPDATE edges_run SET output_count = NULL");
        bench.verification.verify(run);
        bench.rows.execute(
                "UPDATE edges_iteration SET repair_failures = ?, repair_at = '2099-01-01T00:00:00.000Z'", failures);
        for (int minute = 0; minute < 20; minute++) {
            bench.edges.advance(Duration.ofMinutes(1));
            bench.repairs.round();
        }
        assertThat(bench.verdicts(run)).containsExactly("complete");
    }

    @Test
    void withoutAnOutputCountOnlyTheOutputsProveThatNothingIsMissing() {
        String run = bench().edges.run(run());
        bench.edges.advance(Duration.ofMinutes(30));
        bench.tick();
        bench.rows.execute("UPDATE edges_run SET output_count = NULL");
        assertThat(bench.verification.verify(run).reason()).contains("output_count is not known");
        for (int i = 0; i < 5; i++) {
            bench.edges.advance(Duration.ofMinutes(1));
            bench.repairs.round();
        }

        assertThat(bench.requests("GET", "/outputs")).isEqualTo(1);
        assertThat(bench.requests("POST", "/replay")).isZero();
        assertThat(bench.one("SELECT verdict || ' ' || coalesce(expected, '-') || ' ' || outputs FROM edges_iteration"))
                .isEqualTo("complete - read");
        everythingWasDeliveredOnce(run);
    }

    @Test
    void anIterationThatSomebodyElseContinuedBeforeItsVerdictIsReportedAndTheNextOneProvedByTheOutputs() {
        EdgesSandbox edges = new EdgesSandbox().fault(SandboxFault.LOSE, 1);
        String run = bench(edges, s -> s).edges.run(run());
        edges.advance(Duration.ofMinutes(30));
        bench.tick();
        assertThat(bench.verdicts(run)).isEmpty();

        edges.fault(SandboxFault.LOSE, 0);
        new Outsider(edges).continueRun(run);
        bench.pass(Duration.ofMinutes(60));

        assertThat(bench.verdicts(run)).containsExactly("incomplete", "complete");
        assertThat(bench.one("SELECT kind || ' ' || iteration || ' ' || sentence FROM edges_report"))
                .startsWith("run-incomplete 1 ")
                .contains("somebody else continued the run before it was verified");
        assertThat(bench.one("SELECT outputs FROM edges_iteration WHERE iteration = 2"))
                .isEqualTo("read");
        everythingWasDeliveredOnce(run);
    }
}
