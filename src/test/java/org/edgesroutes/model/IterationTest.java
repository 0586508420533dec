package org.edgesroutes.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class IterationTest {

    private static final Instant END = Instant.parse("2026-03-01T08:00:00Z");

    private static Run run(String status, Integer outputCount) {
        return new Run(
                "r", null, "a", status, "incremental", null, null, null, outputCount, null, null, END, END, END, END);
    }

    private static Iteration complete(boolean earlier) {
        TrackedRun run = new TrackedRun(run("SUCCEEDED", 7), 1, ContinueState.NEW, null, TrackedRun.Sight.SAME);
        RepairState read = new RepairState(null, null, null, 2, 0, RepairState.READ);
        return new Iteration(
                run, earlier, END, null, 7, Completeness.COMPLETE, Completeness.COMPLETE, "7 = 7", read, 3);
    }

    @Test
    void aVerdictStandsWhileTheRunIsSeenAsItWas() {
        Iteration iteration = complete(false);
        assertThat(iteration.ifJudgedOn(Iteration.judgedOn(run("SUCCEEDED", 7))))
                .isEqualTo(iteration);
    }

    @Test
    void anotherStatusOrCountOpensTheIterationAgainWithAnotherWalk() {
        for (Run other : new Run[] {run("BLOCKED", 7), run("SUCCEEDED", 8), run("SUCCEEDED", null)}) {
            Iteration opened = complete(false).ifJudgedOn(Iteration.judgedOn(other));
            assertThat(opened.verdict()).isEqualTo(Completeness.OPEN);
            assertThat(opened.reason()).isNull();
            assertThat(opened.repair()).isEqualTo(RepairState.none(3));
        }
    }

    @Test
    void anIterationThatWasNeverJudgedIsOpenInItsFirstWalk() {
        assertThat(complete(false).ifJudgedOn(null).repair()).isEqualTo(RepairState.none(2));
    }

    @Test
    void whatTheRunTellsLaterOpensNoEarlierIteration() {
        assertThat(complete(true).ifJudgedOn("FAILED 1 null")).isEqualTo(complete(true));
    }
}
