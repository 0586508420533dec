package org.edgesroutes.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.edgesroutes.TestSettings;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxFault;
import org.edgesroutes.sandbox.SandboxReading;
import org.edgesroutes.sandbox.SandboxRun;
import org.edgesroutes.sandbox.SandboxSchedule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The runs of a schedule over HTTP, whether each execution is a run of its own or the same run again. */
class ScheduledRunsTest {

    private static final String EVERY_TWO_HOURS = "0 */2 * * *";

    @TempDir
    Path directory;

    private CompletenessFixture fixture;

    @AfterEach
    void stop() {
        fixture.close();
    }

    private EdgesSandbox edges(String runs) {
        return new EdgesSandbox().reading(SandboxReading.SCHEDULED_RUNS, runs);
    }

    private String start(EdgesSandbox edges, UnaryOperator<TestSettings> settings, SandboxRun run) {
        fixture = new CompletenessFixture(directory, edges, settings);
        return edges.schedules().add(SandboxSchedule.cron(EVERY_TWO_HOURS, run));
    }

    private Set<String> produced(String schedule) {
        Set<String> all = new LinkedHashSet<>();
        fixture.edges.schedules().runs(schedule).forEach(run -> all.addAll(fixture.produced(run)));
        return all;
    }

    private List<String> delivered() {
        return fixture.rows
                .text("SELECT record_key || ' ' || content_hash FROM edges_record WHERE change <> 'repeated'")
                .lines()
                .toList();
    }

    private String verdicts() {
        return fixture.one("SELECT DISTINCT verdict FROM edges_iteration");
    }

    private static SandboxRun incremental() {
        return SandboxRun.incremental(CompletenessFixture.ACTION)
                .existing(17)
                .newRecordEvery(Duration.ofMinutes(12))
                .pageSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"new", "same"})
    void everyRunOfAScheduleIsVerifiedAndItsRecordsAreDeliveredOnce(String runs) {
        String schedule = start(edges(runs), settings -> settings, incremental());
        fixture.pass(Duration.ofHours(9));

        assertThat(verdicts()).isEqualTo("complete");
        assertThat(delivered())
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(40)
                .containsExactlyInAnyOrderElementsOf(produced(schedule));
        assertThat(fixture.requests("POST", "/continue")).isZero();
        assertThat(fixture.one("SELECT count(DISTINCT coalesce(source_id, 0)) || max(source_id) FROM edges_run"))
                .as("one source, that of the first run")
                .isEqualTo("11");
    }

    @ParameterizedTest
    @CsvSource({"new,webhook", "same,webhook", "new,outputs", "same,outputs"})
    void whatIsLostOfARunOfAScheduleIsRepaired(String runs, String from) {
        boolean outputs = from.equals("outputs");
        EdgesSandbox edges = edges(runs).fault(SandboxFault.LOSE, outputs ? 1 : 0.4);
        String schedule =
                start(edges, settings -> outputs ? settings.completeness(true, false) : settings, incremental());
        fixture.pass(Duration.ofHours(9));

        assertThat(verdicts()).isEqualTo("complete");
        assertThat(delivered()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(produced(schedule));
    }

    @Test
    void aScheduleInFullModeDeliversEachRecordOnceAlthoughEveryRunBringsItAgain() {
        String schedule = start(
                edges("new"),
                settings -> settings,
                SandboxRun.full(CompletenessFixture.ACTION)
                        .existing(17)
                        .newRecordEvery(Duration.ofMinutes(30))
                        .pageSize(5));
        fixture.pass(Duration.ofHours(9));

        assertThat(fixture.edges.schedules().runs(schedule)).hasSizeGreaterThan(3);
        assertThat(delivered()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(produced(schedule));
        assertThat(fixture.rows.number("SELECT count(*) FROM edges_record WHERE change = 'repeated'"))
                .isGreaterThan(40);
    }
}
