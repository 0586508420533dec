package org.edgesroutes.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.edgesroutes.ledger.RunLedger;
import org.edgesroutes.ledger.RunRow;
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
    private RunsBench bench;

    @BeforeEach
    void start() throws Exception {
        edges = new FakeRuns();
        bench = new RunsBench(directory, URI.create(edges.url() + "/v1"), "key").start();
    }

    @AfterEach
    void stop() {
        bench.close();
        edges.close();
    }

    @Test
    void aRunInProgressThatDoesNotChangeForADayIsFoundOnceADay() {
        edges.put(RunsBench.run("run-1", "RUNNING", RunsBench.START));
        assertThat(bench.runs.changedOrDue()).extracting(RunRow::silent).containsExactly(false);

        bench.clock.turn(Duration.ofHours(23));
        assertThat(bench.found()).isEmpty();
        bench.clock.turn(Duration.ofHours(2));
        assertThat(bench.runs.changedOrDue()).extracting(RunRow::silent).containsExactly(true);
        assertThat(bench.found()).isEmpty();
        bench.clock.turn(Duration.ofHours(25));
        assertThat(bench.found()).containsExactly("run-1");

        edges.put(RunsBench.run("run-1", "SUCCEEDED", bench.clock.instant()));
        bench.found();
        bench.clock.turn(Duration.ofHours(5));
        assertThat(bench.found()).isEmpty();
    }

    @Test
    void otherSettingsPlanEveryRunAnewAndTheSameOnesNone() {
        edges.put(RunsBench.run("run-1", "SUCCEEDED", RunsBench.START));
        edges.put(RunsBench.run("run-2", "STOPPED", RunsBench.START));
        bench.found();
        assertThat(bench.row("run-2").nextContinueAt()).isNull();

        EdgesSettings.Continue other =
                new EdgesSettings.Continue("0 0 * * * ?", Duration.ofHours(1), Set.of("STOPPED"), Set.of());
        RunLedger rows = new RunLedger(bench.ledger, new Planner(other));
        rows.replan("other");
        assertThat(bench.row("run-1").notContinued()).contains("does not name SUCCEEDED");
        assertThat(bench.row("run-2").nextContinueAt()).isEqualTo(RunsBench.START.plus(Duration.ofHours(1)));

        bench.rows.replan("other");
        assertThat(bench.row("run-1").nextContinueAt()).isNull();
    }

    @Test
    void aRunThatIsDueAndHasChangedIsFoundOnce() {
        edges.put(RunsBench.run("run-1", "SUCCEEDED", RunsBench.START.minus(Duration.ofDays(2))));
        assertThat(bench.found()).isEqualTo(List.of("run-1"));
        assertThat(bench.found()).as("due, not changed").isEqualTo(List.of("run-1"));
    }
}
