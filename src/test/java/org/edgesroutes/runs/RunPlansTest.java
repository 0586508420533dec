package org.edgesroutes.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.edgesroutes.ledger.runs.RunRepository;
import org.edgesroutes.model.RunSnapshot;
import org.edgesroutes.settings.EdgesSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunPlansTest {

    @TempDir
    Path directory;

    private FakeRuns edges;
    private RunsFixture fixture;

    @BeforeEach
    void start() throws Exception {
        edges = new FakeRuns();
        fixture = new RunsFixture(directory, URI.create(edges.url() + "/v1"), "key").start();
    }

    @AfterEach
    void stop() {
        fixture.close();
        edges.close();
    }

    @Test
    void aRunInProgressThatDoesNotChangeForADayIsFoundOnceADay() {
        edges.put(RunsFixture.run("run-1", "RUNNING", RunsFixture.START));
        assertThat(fixture.runs.changedOrDue()).extracting(RunSnapshot::silent).containsExactly(false);

        fixture.clock.turn(Duration.ofHours(23));
        assertThat(fixture.found()).isEmpty();
        fixture.clock.turn(Duration.ofHours(2));
        assertThat(fixture.runs.changedOrDue()).extracting(RunSnapshot::silent).containsExactly(true);
        assertThat(fixture.found()).isEmpty();
        fixture.clock.turn(Duration.ofHours(25));
        assertThat(fixture.found()).containsExactly("run-1");

        edges.put(RunsFixture.run("run-1", "SUCCEEDED", fixture.clock.instant()));
        fixture.found();
        fixture.clock.turn(Duration.ofHours(5));
        assertThat(fixture.found()).isEmpty();
    }

    @Test
    void otherSettingsPlanEveryRunAnewAndTheSameOnesNone() {
        edges.put(RunsFixture.run("run-1", "SUCCEEDED", RunsFixture.START));
        edges.put(RunsFixture.run("run-2", "STOPPED", RunsFixture.START));
        fixture.found();
        assertThat(fixture.row("run-2").nextContinueAt()).isNull();

        EdgesSettings.Continue other = new EdgesSettings.Continue(
                ZoneOffset.UTC, "0 0 * * * ?", Duration.ofHours(1), Set.of("STOPPED"), Set.of(), Optional.empty());
        RunRepository rows = new RunRepository(fixture.ledger, new RunPlanner(other));
        rows.replan("other");
        assertThat(fixture.row("run-1").notContinued()).contains("does not name SUCCEEDED");
        assertThat(fixture.row("run-2").nextContinueAt()).isEqualTo(RunsFixture.START.plus(Duration.ofHours(1)));

        fixture.rows.replan("other");
        assertThat(fixture.row("run-1").nextContinueAt()).isNull();
    }

    @Test
    void aRunThatIsDueAndHasChangedIsFoundOnce() {
        edges.put(RunsFixture.run("run-1", "SUCCEEDED", RunsFixture.START.minus(Duration.ofDays(2))));
        assertThat(fixture.found()).isEqualTo(List.of("run-1"));
        assertThat(fixture.found()).as("due, not changed").isEqualTo(List.of("run-1"));
    }
}
