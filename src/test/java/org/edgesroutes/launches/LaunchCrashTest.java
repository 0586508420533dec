package org.edgesroutes.launches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgesroutes.launches.LaunchFixture.ACTION;
import static org.edgesroutes.launches.LaunchFixture.LOOK;
import static org.edgesroutes.launches.LaunchFixture.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.edgesroutes.launches.LaunchResult.State;
import org.edgesroutes.ledger.launches.IntentRepository;
import org.edgesroutes.model.Intent;
import org.edgesroutes.model.IntentKind;
import org.edgesroutes.model.LaunchRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process dies in the middle of a launch, and another one goes on. */
@Timeout(60)
class LaunchCrashTest {

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

    /** As a process leaves the ledger that dies before or after its request left. */
    private void dies(LaunchRequest request, boolean sent) {
        IntentRepository intents = new IntentRepository(
                fixture.ledger, LaunchTimes.of(fixture.settings).lease());
        Intent wanted = Intent.fresh("k", IntentKind.LAUNCH, ACTION, request.name(), LaunchJson.write(request), "test");
        Intent claimed = intents.claim(wanted, "the dead process");
        if (sent) {
            assertThat(intents.sending(claimed, LaunchTimes.of(fixture.settings).untilLook()))
                    .isTrue();
        }
    }

    @Test
    void aClaimOfADeadProcessRunsOut() {
        dies(run("a"), false);

        assertThat(fixture.launch("k", run("a")).state()).isEqualTo(State.BUSY);
        fixture.clock.turn(LOOK);
        assertThat(fixture.launch("k", run("a")).done()).isTrue();
        assertThat(fixture.edges.gets)
                .as("nothing left, so nothing is looked for")
                .isEmpty();
    }

    @Test
    void aRequestThatLeftADeadProcessIsFoundAgain() {
        dies(run("a"), true);
        fixture.edges.run(
                ACTION,
                "{\"name\": \"a\", \"inputs\": [%s]}"
                        .formatted(run("a").inputs().get(0)));

        assertThat(fixture.launch("k", run("a")).state()).isEqualTo(State.BUSY);
        fixture.clock.turn(LOOK);
        assertThat(fixture.launches.settleOpen())
                .singleElement()
                .satisfies(result -> assertThat(result.uid()).isEqualTo("run-1"));
        assertThat(fixture.edges.posts).isEmpty();
    }

    @Test
    void aRequestThatNeverLeftADeadProcessIsSentAfterALook() {
        dies(run("a"), true);
        fixture.clock.turn(LOOK);

        assertThat(fixture.launch("k", run("a")).done()).isTrue();
        assertThat(fixture.edges.gets).isNotEmpty();
        assertThat(fixture.edges.runs).hasSize(1);
    }

    @Test
    void aProcessWhoseClaimWasTakenOverSendsNothing() {
        LaunchRequest request = run("a");
        IntentRepository intents = new IntentRepository(
                fixture.ledger, LaunchTimes.of(fixture.settings).lease());
        Intent late = intents.claim(
                Intent.fresh("k", IntentKind.LAUNCH, ACTION, "a", LaunchJson.write(request), "test"), "late");
        fixture.clock.turn(LOOK);
        assertThat(fixture.launch("k", request).done()).isTrue();

        assertThat(intents.sending(late, LaunchTimes.of(fixture.settings).untilLook()))
                .isFalse();
    }

    @Test
    void manyThreadsAndServicesWithOneKeyLaunchOnce() throws Exception {
        List<LaunchService> services = List.of(fixture.launches, fixture.another(), fixture.another());
        List<Callable<LaunchResult>> calls = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            LaunchService service = services.get(i % services.size());
            calls.add(() -> service.launch("k", "test", run("a")));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Set<State> states = threads.invokeAll(calls).stream()
                    .map(LaunchCrashTest::result)
                    .map(LaunchResult::state)
                    .collect(Collectors.toSet());
            assertThat(states).isSubsetOf(State.DONE, State.BUSY).contains(State.DONE);
        } finally {
            threads.shutdownNow();
        }
        assertThat(fixture.edges.runs).hasSize(1);
    }

    private static LaunchResult result(Future<LaunchResult> call) {
        try {
            return call.get();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }
}
