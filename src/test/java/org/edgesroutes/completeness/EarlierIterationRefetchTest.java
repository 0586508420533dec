package org.edgesroutes.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.edgesroutes.reports.RaisesAndEnds;
import org.edgesroutes.reports.ReportKind;
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
        fixture.pass(Duration.ofHours(5));
        edges.fault(SandboxFault.LOSE, 0);
        fixture.pass(Duration.ofHours(4));
        assertThat(fixture.one("SELECT verdict FROM edges_iteration WHERE iteration = 1"))
                .isEqualTo("incomplete");
        assertThat(fixture.rows.number("SELECT iteration FROM edges_run")).isEqualTo(hold ? 1 : 2);
        return run;
    }

    private void toDay76() {
        edges.advance(Duration.ofDays(76));
        fixture.tick();
    }

    @RaisesAndEnds({ReportKind.RUN_INCOMPLETE, ReportKind.ITERATION_AGING})
    @ParameterizedTest
    @CsvSource({"true, accumulated", "true, only-new", "false, accumulated"})
    void whatIsNotCompleteOnDay75IsFetchedOnceMoreAndItsReportsEnd(boolean hold, String outputs) {
        edges.reading(SandboxReading.OUTPUTS, outputs);
        String run = givenUp(hold);
        bringTheOutputsBack();
        toDay76();
        assertThat(fixture.one(OPEN_REPORTS)).contains("run-incomplete", "iteration-aging");
        fixture.restart();
        fixture.pass(Duration.ofHours(2));

        assertThat(fixture.one(VERDICTS)).doesNotContain("incomplete");
        assertThat(fixture.delivered(run)).doesNotHaveDuplicates().containsAll(fixture.produced(run));
        assertThat(fixture.one(OPEN_REPORTS)).isEmpty();
    }

    @Test
    void whatEdgesDoesNotListAnyMoreIsAskedForOnceAndNotAgain() {
        edges.reading(SandboxReading.OUTPUTS, "only-new");
        givenUp(false);
        bringTheOutputsBack();
        toDay76();
        fixture.pass(Duration.ofHours(1));
        long walk = fixture.rows.number("SELECT repair_walk FROM edges_iteration WHERE iteration = 1");
        fixture.restart();
        fixture.pass(Duration.ofHours(1));

        assertThat(fixture.one("SELECT verdict || ' ' || verdict_reason FROM edges_iteration WHERE iteration = 1"))
                .startsWith("incomplete 4 of 8 records are missing")
                .endsWith("Edges was asked once more");
        assertThat(walk).isEqualTo(2);
        assertThat(fixture.rows.number("SELECT repair_walk FROM edges_iteration WHERE iteration = 1"))
                .isEqualTo(walk);
        assertThat(fixture.one(OPEN_REPORTS)).contains("run-incomplete", "iteration-aging");
    }
}
