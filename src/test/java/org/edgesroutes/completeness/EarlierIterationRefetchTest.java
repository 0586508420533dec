package org.edgesroutes.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.edgesroutes.sandbox.SandboxFault;
import org.edgesroutes.sandbox.SandboxReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records that were given up are fetched once more, before Edges archives them or by a command. */
class EarlierIterationRefetchTest extends OutputsGoneBase {

    private static final String VERDICTS =
            "SELECT group_concat(verdict, ' ') FROM (SELECT verdict FROM edges_iteration ORDER BY iteration)";

    private static final String OPEN_REPORTS =
            "SELECT coalesce(group_concat(kind), '') FROM edges_report WHERE recovered_at IS NULL"
                    + " AND kind IN ('run-incomplete', 'iteration-aging')";

    /** Until the first iteration is incomplete; the run is held there, or has gone on and lost nothing since. */
    private String givenUp(boolean hold) {
        String run = start(hold, run());
        loseTheSecondPage();
        bench.pass(Duration.ofHours(5));
        edges.fault(SandboxFault.LOSE, 0);
        bench.pass(Duration.ofHours(4));
        assertThat(bench.one("SELECT verdict FROM edges_iteration WHERE iteration = 1"))
                .isEqualTo("incomplete");
        assertThat(bench.rows.number("SELECT iteration FROM edges_run")).isEqualTo(hold ? 1 : 2);
        return run;
    }

    private void toDay76() {
        edges.advance(Duration.ofDays(76));
        bench.tick();
    }

    @ParameterizedTest
    @CsvSource({"true, accumulated", "true, only-new", "false, accumulated"})
    void whatIsNotCompleteOnDay75IsFetchedOnceMoreAndItsReportsEnd(boolean hold, String outputs) {
        edges.reading(SandboxReading.OUTPUTS, outputs);
        String run = givenUp(hold);
        bringTheOutputsBack();
        toDay76();
        assertThat(bench.one(OPEN_REPORTS)).contains("run-incomplete", "iteration-aging");
        bench.restart();
        bench.pass(Duration.ofHours(2));

        assertThat(bench.one(VERDICTS)).doesNotContain("incomplete");
        assertThat(bench.delivered(run)).doesNotHaveDuplicates().containsAll(bench.produced(run));
        assertThat(bench.one(OPEN_REPORTS)).isEmpty();
    }

    @Test
    void whatEdgesDoesNotListAnyMoreIsAskedForOnceAndNotAgain() {
        edges.reading(SandboxReading.OUTPUTS, "only-new");
        givenUp(false);
        bringTheOutputsBack();
        toDay76();
        bench.pass(Duration.ofHours(1));
        long walk = bench.rows.number("SELECT repair_walk FROM edges_iteration WHERE iteration = 1");
        bench.restart();
        bench.pass(Duration.ofHours(1));

        assertThat(bench.one("SELECT verdict || ' ' || verdict_reason FROM edges_iteration WHERE iteration = 1"))
                .startsWith("incomplete 4 of 8 records are missing")
                .endsWith("Edges was asked once more");
        assertThat(walk).isEqualTo(2);
        assertThat(bench.rows.number("SELECT repair_walk FROM edges_iteration WHERE iteration = 1"))
                .isEqualTo(walk);
        assertThat(bench.one(OPEN_REPORTS)).contains("run-incomplete", "iteration-aging");
    }
}
