package org.edgesroutes.launches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.edgesroutes.launches.LaunchFixture.ACTION;
import static org.edgesroutes.launches.LaunchFixture.LOOK;
import static org.edgesroutes.launches.LaunchFixture.run;

import java.nio.file.Path;
import java.util.List;
import org.edgesroutes.launches.FakeEdges.Fault;
import org.edgesroutes.launches.LaunchResult.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class ResumeTest {

    @TempDir
    Path directory;

    private LaunchFixture fixture;

    @BeforeEach
    void start() {
        fixture = new LaunchFixture(directory);
        fixture.edges.run(ACTION, "{\"status\": \"BLOCKED\"}");
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private LaunchResult resume() {
        return fixture.launches.resume("k", "test", "run-1");
    }

    @Test
    void theSameKeyResumesOnce() {
        assertThat(resume().uid()).isEqualTo("run-1");
        assertThat(resume().uid()).isEqualTo("run-1");

        assertThat(fixture.edges.posts).containsExactly("/runs/run-1/resume");
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST_AFTER", "ERROR_AFTER"})
    void aResumeWhoseAnswerWasLostIsNotRepeated(Fault fault) {
        fixture.edges.faults.add(fault);

        assertThat(resume().state()).isEqualTo(State.IN_DOUBT);
        fixture.clock.turn(LOOK);

        assertThat(resume().done()).isTrue();
        assertThat(fixture.edges.posts).hasSize(1);
    }

    @Test
    void aRunThatIsBlockedAgainWasResumed() {
        fixture.edges.faults.add(Fault.LOST_AFTER);
        fixture.clock.turn(LOOK);
        resume();
        fixture.edges.runs.get(0).put("status", "BLOCKED");
        fixture.clock.turn(LOOK);

        assertThat(resume().done()).isTrue();
        assertThat(fixture.edges.posts).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST_BEFORE", "ERROR_BEFORE"})
    void aResumeThatDidNotArriveIsSentAgain(Fault fault) {
        fixture.edges.faults.add(fault);

        resume();
        fixture.clock.turn(LOOK);

        assertThat(resume().done()).isTrue();
        assertThat(fixture.edges.posts).hasSize(2);
    }

    @Test
    void anotherKeyMayResumeTheSameRunAgain() {
        resume();
        fixture.edges.runs.get(0).put("status", "BLOCKED");

        assertThat(fixture.launches.resume("k2", "test", "run-1").done()).isTrue();
        assertThat(fixture.edges.posts).hasSize(2);
    }

    @Test
    void aKeyOfALaunchResumesNothing() {
        fixture.launch("k", run("a"));

        assertThatThrownBy(this::resume)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the key k belongs to a launch; give each call its own key");
    }

    @Test
    void anAbandonedCallIsNeverSent() {
        fixture.edges.faults.addAll(List.of(Fault.REFUSED));
        resume();

        assertThat(fixture.launches.abandon("k"))
                .hasValueSatisfying(result -> assertThat(result.state()).isEqualTo(State.REFUSED));
        assertThat(resume().state()).isEqualTo(State.REFUSED);
        assertThat(fixture.edges.posts).hasSize(1);
        assertThat(fixture.launches.abandon("unknown")).isEmpty();
    }
}
