package org.edgesroutes.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgesroutes.runs.RunsFixture.EVERY;
import static org.edgesroutes.runs.RunsFixture.START;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.edgesroutes.model.ContinueClaim;
import org.edgesroutes.model.ContinuePlan;
import org.edgesroutes.model.Run;
import org.edgesroutes.model.TrackedRun;
import org.edgesroutes.settings.EdgesSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunPlannerTest {

    private static final Set<String> STATUSES = Set.of("SUCCEEDED", "PARTIAL_SUCCEEDED", "FAILED", "BLOCKED");

    private final RunPlanner planner = planner(Set.of());

    private static RunPlanner planner(Set<String> actions) {
        return new RunPlanner(settings(actions));
    }

    private static EdgesSettings.Continue settings(Set<String> actions) {
        return new EdgesSettings.Continue(ZoneOffset.UTC, "0 0 * * * ?", EVERY, STATUSES, actions, Optional.empty());
    }

    private static Run run(
            String status, String syncMode, String executionMode, String schedule, Instant postponed, Instant changed) {
        return new Run(
                "run-1",
                null,
                "linkedin-extract-messages",
                status,
                syncMode,
                executionMode,
                schedule,
                null,
                null,
                null,
                postponed,
                START.minus(Duration.ofDays(1)),
                changed,
                null,
                null);
    }

    private TrackedRun first(Run run, Instant now) {
        return planner.judge(Optional.empty(), run, Optional.empty(), now);
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCEEDED, full, ASYNC, , its sync mode is full",
        "SUCCEEDED, , ASYNC, , its sync mode is null",
        "SUCCEEDED, incremental, LIVE, , it is a live run",
        "SUCCEEDED, incremental, ASYNC, schedule-1, its schedule continues it",
        "RUNNING, incremental, ASYNC, , it is in progress",
        "STOPPED, incremental, ASYNC, , does not name STOPPED",
        "INVALID, incremental, ASYNC, , Edges does not continue a run that is INVALID",
        "PAUSED, incremental, ASYNC, , its status PAUSED is not known",
        ", incremental, ASYNC, , its status null is not known"
    })
    void aRunThatIsNotContinuedSaysWhyInWords(
            String status, String syncMode, String executionMode, String schedule, String reason) {
        TrackedRun row = first(run(status, syncMode, executionMode, schedule, null, START), START);
        assertThat(row.notContinued()).contains(reason);
        assertThat(row.nextContinueAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"SUCCEEDED, 6", "PARTIAL_SUCCEEDED, 6", "BLOCKED, 6", "FAILED, 12"})
    void aRunThatMayBeContinuedSaysWhen(String status, int hours) {
        TrackedRun row = first(run(status, "incremental", null, null, null, START), START.plusSeconds(60));
        assertThat(row.notContinued()).isNull();
        assertThat(row.nextContinueAt()).isEqualTo(START.plus(Duration.ofHours(hours)));
    }

    @Test
    void anActionThatTheSettingsDoNotNameIsLeftAlone() {
        TrackedRun row = planner(Set.of("linkedin-extract-connections"))
                .judge(
                        Optional.empty(),
                        run("SUCCEEDED", "incremental", null, null, null, START),
                        Optional.empty(),
                        START);
        assertThat(row.notContinued()).contains("edges.continue.actions does not name linkedin-extract-messages");
    }

    @Test
    void aBlockedRunThatEdgesGoesOnWithByItselfGetsTheTimeToDoSo() {
        Instant postponed = START.plus(Duration.ofHours(20));
        TrackedRun row = first(run("BLOCKED", "incremental", null, null, postponed, START), START);
        assertThat(row.notContinued())
                .contains("Edges tries it again by itself")
                .contains(postponed.toString());
        assertThat(row.nextContinueAt()).isEqualTo(postponed.plus(EVERY));
    }

    @Test
    void thePauseNeverGrowsBeyondAWeek() {
        ContinueSchedule schedule = new ContinueSchedule(settings(Set.of()));
        TrackedRun often = first(run("SUCCEEDED", "incremental", null, null, null, START), START);
        TrackedRun seldom = often.with(often.continuing().every(new ContinuePlan(Duration.ofDays(30), "")));
        assertThat(schedule.pause(often, 50)).isEqualTo(Duration.ofDays(7));
        assertThat(schedule.pause(seldom, 3)).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void aRunThatEndedInTheFutureIsDueSomeTimeAfterItWasFirstSeenSoAndStaysSo() {
        Run ahead = run("SUCCEEDED", "incremental", null, null, null, START.plus(Duration.ofDays(3)));
        TrackedRun row = first(ahead, START);
        assertThat(row.nextContinueAt()).isEqualTo(START.plus(EVERY));
        TrackedRun later = planner.judge(Optional.of(row), ahead, Optional.empty(), START.plusSeconds(900));
        assertThat(later.nextContinueAt()).isEqualTo(START.plus(EVERY));
    }

    @Test
    void anEarlierSightOfARunDoesNotReplaceALaterOne() {
        TrackedRun later = first(run("RUNNING", "incremental", null, null, null, START), START);
        Run earlier = run("SUCCEEDED", "incremental", null, null, null, START.minusSeconds(10));
        assertThat(planner.judge(Optional.of(later), earlier, Optional.empty(), START))
                .isEqualTo(later);
    }

    @Test
    void whileSomebodyIsAtAContinueWhatIsSeenOfTheRunDoesNotSettleIt() {
        TrackedRun due = first(run("SUCCEEDED", "incremental", null, null, null, START), START);
        ContinueClaim held =
                new ContinueClaim("run-1", 2, "somebody", START.plusSeconds(60), false, "SUCCEEDED", START, null);
        Run running = run("RUNNING", "incremental", null, null, null, START.plusSeconds(1));
        assertThat(planner.judge(Optional.of(due), running, Optional.of(held), START)
                        .iteration())
                .isEqualTo(1);
    }

    @Test
    void aRunWhoseStartTimeIsNotGivenIsJudgedByItsLastChange() {
        ContinueClaim claim = new ContinueClaim("run-1", 2, "somebody", START, true, "SUCCEEDED", START, null);
        Run same = run("SUCCEEDED", "incremental", null, null, null, START);
        Run moved = run("SUCCEEDED", "incremental", null, null, null, START.plusSeconds(1));
        assertThat(ContinueOutcomeDetector.tookEffect(claim, same)).isFalse();
        assertThat(ContinueOutcomeDetector.tookEffect(claim, moved)).isTrue();
    }
}
