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

    private CompletenessFixture fixture;

    private CompletenessFixture fixture() {
        return fixture(new EdgesSandbox(), UnaryOperator.identity());
    }

    private CompletenessFixture fixture(EdgesSandbox edges, UnaryOperator<TestSettings> settings) {
        fixture = new CompletenessFixture(directory, edges, settings);
        return fixture;
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private static SandboxRun run() {
        return CompletenessFixture.run().existing(17).arrivals(12, 9, 14).pageSize(5);
    }

    private void everythingWasDeliveredOnce(String run) {
        assertThat(fixture.delivered(run))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(fixture.produced(run));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "accumulated"})
    void aRunWithoutLossesIsVerifiedWithoutARequestOnceItIsKnownHowEdgesCounts(String count) {
        String run = fixture(new EdgesSandbox().reading(SandboxReading.OUTPUT_COUNT, count), s -> s)
                .edges
                .run(run());
        fixture.passIterations(run, 2);
        long learning = fixture.repairRequests();
        fixture.passIterations(run, 4);

        assertThat(fixture.verdicts(run)).hasSizeGreaterThanOrEqualTo(4).containsOnly("complete");
        assertThat(learning).isEqualTo(count.equals("reset") ? 0 : 1);
        assertThat(fixture.repairRequests()).isEqualTo(learning);
        assertThat(fixture.one("SELECT value FROM edges_mark WHERE name = 'output-count-reading'"))
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
        String run = fixture(
                        new EdgesSandbox()
                                .fault(fault, 0.4)
                                .reading(SandboxReading.OUTPUT_COUNT, count)
                                .reading(SandboxReading.OUTPUTS, outputs)
                                .reading(SandboxReading.REPLAY_REF_UID, replay)
                                .reading(SandboxReading.CALLBACK_REF_UID, reference),
                        s -> s)
                .edges
                .run(run().updates(2).repeats(2));
        fixture.passIterations(run, 4);

        assertThat(fixture.verdicts(run)).hasSizeGreaterThanOrEqualTo(4).containsOnly("complete");
        everythingWasDeliveredOnce(run);
        assertThat(fixture.rows.number("SELECT coalesce(max(replays), 0) FROM edges_replay"))
                .isLessThanOrEqualTo(3);
    }

    @Test
    void aCallbackThatFailedIsReplayedAndNothingElseIsAskedFor() {
        EdgesSandbox edges = new EdgesSandbox();
        String run = fixture(edges, s -> s).edges.run(run());
        edges.advance(Duration.ofSeconds(20));
        edges.fault(SandboxFault.LOSE, 1);
        edges.advance(Duration.ofSeconds(10));
        edges.fault(SandboxFault.LOSE, 0);
        fixture.passIterations(run, 1);

        assertThat(fixture.verdicts(run)).containsExactly("complete");
        assertThat(fixture.requests("POST", "/replay")).isEqualTo(1);
        assertThat(fixture.requests("GET", "/outputs")).isZero();
        everythingWasDeliveredOnce(run);
    }

    @ParameterizedTest
    @CsvSource({"reset, accumulated", "reset, only-new", "accumulated, accumulated", "accumulated, only-new"})
    void withoutAWebhookEverythingIsFetched(String count, String outputs) {
        String run = fixture(
                        new EdgesSandbox()
                                .reading(SandboxReading.OUTPUT_COUNT, count)
                                .reading(SandboxReading.OUTPUTS, outputs),
                        s -> s.completeness(true, false))
                .edges
                .run(run().withoutCallback().updates(1));
        fixture.passIterations(run, 4);

        assertThat(fixture.verdicts(run)).hasSizeGreaterThanOrEqualTo(4).containsOnly("complete");
        everythingWasDeliveredOnce(run);
        assertThat(fixture.requests("GET", "/callbacks")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "empty", "absent", "last-page", "all"})
    void aCallbackAtTheEndAloneIsFollowedByTheOutputs(String results) {
        String run = fixture(new EdgesSandbox().reading(SandboxReading.FINAL_RESULTS, results), s -> s)
                .edges
                .run(run().onFinalOnly());
        fixture.passIterations(run, 3);

        assertThat(fixture.verdicts(run)).hasSizeGreaterThanOrEqualTo(3).containsOnly("complete");
        everythingWasDeliveredOnce(run);
    }

    @Test
    void aRepairThatIsKilledAfterEveryStepGoesOnWhereItWas() {
        EdgesSandbox edges = new EdgesSandbox()
                .fault(SandboxFault.LOSE, 0.5)
                .reading(SandboxReading.PAGE_LIMIT, "100")
                .reading(SandboxReading.REPLAY_REF_UID, "changed");
        String run = fixture(edges, s -> s.requestsPerMinute(2))
                .edges
                .run(run().existing(330).pageSize(30));
        edges.advance(Duration.ofMinutes(5));
        fixture.tick();
        for (int i = 0; i < 60 && fixture.verdicts(run).isEmpty(); i++) {
            fixture.round();
            fixture.restart();
            edges.advance(Duration.ofMinutes(1));
        }
        assertThat(fixture.verdicts(run)).containsExactly("complete");
        everythingWasDeliveredOnce(run);
        assertThat(fixture.rows.number("SELECT max(replays) FROM edges_replay")).isLessThanOrEqualTo(3);
    }

    @Test
    void aCallbackThatComesAfterItsRecordsWereFetchedDeliversNothingAgain() {
        EdgesSandbox edges = new EdgesSandbox().fault(SandboxFault.DELAY, 0.6).option(SandboxOption.FAULT_DELAY, "9h");
        String run = fixture(edges, s -> s).edges.run(run().repeats(1));
        fixture.passIterations(run, 4);
        edges.advance(Duration.ofDays(1));

        assertThat(fixture.verdicts(run)).hasSizeGreaterThanOrEqualTo(4).containsOnly("complete");
        everythingWasDeliveredOnce(run);
    }

    /** It cannot be told from a record that changed back. */
    @Test
    void ofLateCallbacksOnlyVersionsOlderThanTheLastAreDeliveredAgain() {
        EdgesSandbox edges = new EdgesSandbox().fault(SandboxFault.DELAY, 0.6).option(SandboxOption.FAULT_DELAY, "9h");
        String run = fixture(edges, s -> s).edges.run(run().updates(2).repeats(1));
        fixture.passIterations(run, 4);
        edges.advance(Duration.ofDays(1));

        List<String> delivered = fixture.delivered(run);
        assertThat(delivered).containsAll(fixture.produced(run));
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
        String run = fixture().edges.run(run());
        fixture.edges.advance(Duration.ofMinutes(30));
        fixture.tick();
        fixture.rows.execute("UPDATE edges_run SET output_count = NULL");
        fixture.verification.verify(run);
        fixture.rows.execute(
                "UPDATE edges_iteration SET repair_failures = ?, repair_at = '2099-01-01T00:00:00.000Z'", failures);
        for (int minute = 0; minute < 20; minute++) {
            fixture.edges.advance(Duration.ofMinutes(1));
            fixture.repairs.round();
        }
        assertThat(fixture.verdicts(run)).containsExactly("complete");
    }

    @Test
    void withoutAnOutputCountOnlyTheOutputsProveThatNothingIsMissing() {
        String run = fixture().edges.run(run());
        fixture.edges.advance(Duration.ofMinutes(30));
        fixture.tick();
        fixture.rows.execute("UPDATE edges_run SET output_count = NULL");
        assertThat(fixture.verification.verify(run).reason()).contains("output_count is not known");
        for (int i = 0; i < 5; i++) {
            fixture.edges.advance(Duration.ofMinutes(1));
            fixture.repairs.round();
        }

        assertThat(fixture.requests("GET", "/outputs")).isEqualTo(1);
        assertThat(fixture.requests("POST", "/replay")).isZero();
        assertThat(fixture.one(
                        "SELECT verdict || ' ' || coalesce(expected, '-') || ' ' || outputs FROM edges_iteration"))
                .isEqualTo("complete - read");
        everythingWasDeliveredOnce(run);
    }

    @Test
    void afterAContinueFromElsewhereOnlyTheOutputsProveTheNextIteration() {
        EdgesSandbox edges = new EdgesSandbox().fault(SandboxFault.LOSE, 1);
        String run = fixture(edges, s -> s).edges.run(run());
        edges.advance(Duration.ofMinutes(30));
        fixture.tick();
        assertThat(fixture.verdicts(run)).isEmpty();

        edges.fault(SandboxFault.LOSE, 0);
        new Outsider(edges).continueRun(run);
        fixture.pass(Duration.ofMinutes(60));

        assertThat(fixture.verdicts(run)).containsExactly("incomplete", "complete");
        assertThat(fixture.one("SELECT kind || ' ' || iteration || ' ' || sentence FROM edges_report"))
                .startsWith("run-incomplete 1 ")
                .contains("the run was continued from elsewhere before it was verified");
        assertThat(fixture.one("SELECT outputs FROM edges_iteration WHERE iteration = 2"))
                .isEqualTo("read");
        everythingWasDeliveredOnce(run);
    }
}
