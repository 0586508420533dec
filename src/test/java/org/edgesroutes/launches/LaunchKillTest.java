package org.edgesroutes.launches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.edgesroutes.launches.LaunchFixture.LOOK;
import static org.edgesroutes.launches.LaunchFixture.run;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.edgesroutes.MutableClock;
import org.edgesroutes.launches.FakeEdges.Fault;
import org.edgesroutes.launches.LaunchResult.State;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that is killed ({@code kill -9}) while its launch is under way. */
@Timeout(120)
class LaunchKillTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"NONE", "LOST_BEFORE"})
    void aProcessThatIsKilledDuringItsLaunchLeavesOneRun(Fault fault) throws Exception {
        MutableClock clock = new MutableClock();
        FakeEdges edges = new FakeEdges(clock);
        edges.faults.add(fault);
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch killed = new CountDownLatch(1);
        edges.whilePosting = () -> {
            arrived.countDown();
            awaitQuietly(killed);
        };
        Process doomed = DoomedLaunch.start(directory, edges.url(), "a");
        assertThat(arrived.await(60, TimeUnit.SECONDS)).isTrue();
        doomed.destroyForcibly().waitFor();
        edges.whilePosting = () -> {};
        killed.countDown();
        await().until(() -> edges.runs.size() == (fault == Fault.NONE ? 1 : 0));

        try (LaunchFixture next = new LaunchFixture(directory, clock, edges)) {
            assertThat(next.launch("k", run("a")).state()).isEqualTo(State.BUSY);
            clock.turn(LOOK);
            LaunchResult result = next.launch("k", run("a"));

            assertThat(result.done()).isTrue();
            assertThat(result.adopted()).isEqualTo(fault == Fault.NONE);
            assertThat(edges.runs).hasSize(1);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
