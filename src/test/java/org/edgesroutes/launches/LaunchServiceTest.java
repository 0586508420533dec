package org.edgesroutes.launches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.edgesroutes.launches.LaunchFixture.ACTION;
import static org.edgesroutes.launches.LaunchFixture.LOOK;
import static org.edgesroutes.launches.LaunchFixture.run;
import static org.edgesroutes.launches.LaunchFixture.schedule;

import java.nio.file.Path;
import java.util.List;
import org.edgesroutes.launches.FakeEdges.Fault;
import org.edgesroutes.launches.LaunchResult.State;
import org.edgesroutes.model.LaunchRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class LaunchServiceTest {

    @TempDir
    Path directory;

    private LaunchFixture fixture;

    @BeforeEach
    void start() {
        fixture = new LaunchFixture(directory);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void theSameKeyLaunchesOnce() {
        LaunchResult first = fixture.launch("k", run("a"));
        LaunchResult second = fixture.launch("k", run("a"));

        assertThat(first.done()).isTrue();
        assertThat(second).isEqualTo(first);
        assertThat(first.uid()).isEqualTo("run-1");
        assertThat(first.adopted()).isFalse();
        assertThat(fixture.launches.result("k")).contains(first);
        assertThat(fixture.edges.runs).hasSize(1);
    }

    @Test
    void theSameKeyCreatesOneSchedule() {
        assertThat(fixture.launch("k", schedule("a")).uid()).isEqualTo("schedule-1");
        assertThat(fixture.launch("k", schedule("a")).uid()).isEqualTo("schedule-1");

        assertThat(fixture.edges.schedules).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST_AFTER", "ERROR_AFTER"})
    void aRunWhoseAnswerWasLostIsFoundAgain(Fault fault) {
        fixture.edges.faults.add(fault);

        assertThat(fixture.launch("k", run("a")).state()).isEqualTo(State.IN_DOUBT);
        assertThat(fixture.launch("k", run("a")).state()).isEqualTo(State.IN_DOUBT);
        assertThat(fixture.edges.gets).as("a look that comes too early").isEmpty();

        fixture.clock.turn(LOOK);
        LaunchResult found = fixture.launch("k", run("a"));

        assertThat(found.uid()).isEqualTo("run-1");
        assertThat(found.adopted()).isTrue();
        assertThat(fixture.edges.runs).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST_BEFORE", "ERROR_BEFORE"})
    void aRequestThatDidNotArriveIsSentAgainAfterALook(Fault fault) {
        fixture.edges.faults.add(fault);

        assertThat(fixture.launch("k", run("a")).state()).isEqualTo(State.IN_DOUBT);
        fixture.clock.turn(LOOK);

        assertThat(fixture.launch("k", run("a")).done()).isTrue();
        assertThat(fixture.edges.runs).hasSize(1);
        assertThat(fixture.edges.posts).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST_AFTER", "ERROR_AFTER"})
    void aScheduleWhoseAnswerWasLostIsFoundAgain(Fault fault) {
        fixture.edges.schedule(ACTION, "{\"name\": \"a\", \"cron\": \"0 9 * * *\"}");
        fixture.edges.notGivenBack.addAll(List.of("created_at", "inputs"));
        fixture.edges.faults.add(fault);

        assertThat(fixture.launch("k", schedule("a")).state()).isEqualTo(State.IN_DOUBT);
        fixture.clock.turn(LOOK);

        assertThat(fixture.launch("k", schedule("a")).uid()).isEqualTo("schedule-2");
        assertThat(fixture.edges.schedules).hasSize(2);
    }

    @Test
    void aScheduleThatWasNotCreatedIsCreatedAfterALook() {
        fixture.edges.schedule(ACTION, "{\"name\": \"a\", \"cron\": \"0 9 * * *\"}");
        fixture.edges.notGivenBack.add("created_at");
        fixture.edges.faults.add(Fault.LOST_BEFORE);

        assertThat(fixture.launch("k", schedule("a")).state()).isEqualTo(State.IN_DOUBT);
        fixture.clock.turn(LOOK);

        assertThat(fixture.launch("k", schedule("a")).uid()).isEqualTo("schedule-2");
        assertThat(fixture.edges.posts).hasSize(2);
    }

    @Test
    void theTickLooksAndSendsNothing() {
        fixture.edges.faults.addAll(List.of(Fault.LOST_AFTER, Fault.LOST_BEFORE));
        fixture.launch("arrived", run("a"));
        fixture.launch("lost", run("b"));
        assertThat(fixture.launches.settleOpen()).isEmpty();

        fixture.clock.turn(LOOK);

        assertThat(fixture.launches.settleOpen())
                .extracting(LaunchResult::key, LaunchResult::state)
                .containsExactlyInAnyOrder(tuple("arrived", State.DONE), tuple("lost", State.NOT_SENT));
        assertThat(fixture.edges.posts).hasSize(2);
        assertThat(fixture.launch("lost", run("b")).done()).isTrue();
        assertThat(fixture.edges.runs).hasSize(2);
    }

    @Test
    void aTickStopsLookingWhileEdgesCannotBeAsked() {
        fixture.edges.faults.addAll(List.of(Fault.LOST_AFTER, Fault.LOST_AFTER));
        fixture.launch("a", run("a"));
        fixture.launch("b", run("b"));
        fixture.clock.turn(LOOK);
        fixture.edges.failReads = true;

        assertThat(fixture.launches.settleOpen()).hasSize(1);

        fixture.edges.failReads = false;
        fixture.clock.turn(LOOK);
        assertThat(fixture.launches.settleOpen()).hasSize(2).allMatch(LaunchResult::done);
    }

    @Test
    void aRateLimitedLaunchIsSentOnceTheLimitIsOver() {
        fixture.edges.faults.add(Fault.RATE_LIMITED);

        assertThat(fixture.launch("k", run("a")).done()).isTrue();
        assertThat(fixture.edges.runs).hasSize(1);
    }

    @Test
    void aLaunchThatStaysRateLimitedMayBeMadeAtOnceAgain() {
        fixture.edges.faults.addAll(List.of(Fault.RATE_LIMITED, Fault.RATE_LIMITED, Fault.RATE_LIMITED));

        assertThat(fixture.launch("k", run("a")).state()).isEqualTo(State.NOT_SENT);
        assertThat(fixture.launch("k", run("a")).done()).isTrue();
        assertThat(fixture.edges.runs).hasSize(1);
        assertThat(fixture.edges.gets).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "UNAUTHORIZED"})
    void aRefusalHasNoEffectAndTheKeyMayBeUsedAgain(Fault fault) {
        fixture.edges.faults.add(fault);

        LaunchResult refused = fixture.launch("k", run("a"));

        assertThat(refused.state()).isEqualTo(State.REFUSED);
        assertThat(refused.error()).contains("was answered 4");
        assertThat(fixture.launches.result("k")).contains(refused);
        assertThat(fixture.launch("k", run("a")).done()).isTrue();
    }

    @Test
    void aRequestThatNoServerTakesIsNotInDoubt() {
        fixture.edges.close();

        LaunchRequest request = run("a");

        assertThat(fixture.launch("k", request).state()).isEqualTo(State.NOT_SENT);
    }

    @Test
    void aLookThatFailsLeavesTheDoubt() {
        fixture.edges.faults.add(Fault.LOST_AFTER);
        fixture.launch("k", run("a"));
        fixture.clock.turn(LOOK);
        fixture.edges.failReads = true;

        assertThat(fixture.launch("k", run("a")).state()).isEqualTo(State.IN_DOUBT);

        fixture.edges.failReads = false;
        fixture.clock.turn(LOOK);
        assertThat(fixture.launch("k", run("a")).uid()).isEqualTo("run-1");
    }

    @Test
    void aRunThatTheListShowsLateIsFoundNonetheless() {
        fixture.edges.listLag = LOOK.minusMinutes(2);
        fixture.edges.faults.add(Fault.LOST_AFTER);
        fixture.launch("k", run("a"));
        fixture.clock.turn(LOOK);

        assertThat(fixture.launch("k", run("a")).uid()).isEqualTo("run-1");
        assertThat(fixture.edges.runs).hasSize(1);
    }

    @Test
    void anotherProcessIsToldThatTheCallIsUnderWay() {
        LaunchService other = fixture.another();
        fixture.edges.whilePosting =
                () -> assertThat(other.launch("k", "test", run("a")).state()).isEqualTo(State.BUSY);

        assertThat(fixture.launch("k", run("a")).done()).isTrue();
        assertThat(fixture.edges.posts).hasSize(1);
    }
}
