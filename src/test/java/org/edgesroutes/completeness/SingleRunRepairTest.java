package org.edgesroutes.completeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxFault;
import org.edgesroutes.sandbox.SandboxReading;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repair by command, beside a service that does the same by itself. */
class SingleRunRepairTest {

    private static final int PAGES = 10;

    @TempDir
    Path directory;

    private final EdgesSandbox edges = new EdgesSandbox().reading(SandboxReading.PAGE_LIMIT, "100");
    private CompletenessFixture fixture;

    @BeforeEach
    void open() {
        fixture = new CompletenessFixture(directory, edges, settings -> settings);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void everythingIsThereOnce(String run) {
        assertThat(fixture.verdicts(run)).containsExactly("complete");
        assertThat(fixture.delivered(run))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(fixture.produced(run));
    }

    /** Nothing of it arrived, and the grace period is not over. */
    private String withoutCallbacks() {
        String run = edges.run(
                CompletenessFixture.run().existing(100 * PAGES).pageSize(100).withoutCallback());
        edges.advance(Duration.ofMinutes(30));
        fixture.tick();
        return run;
    }

    @Test
    void itDoesNotWaitForTheGracePeriodAndTellsHowFarItIs() {
        String run = withoutCallbacks();
        List<Integer> held = new ArrayList<>();
        fixture.repair(run, (doing, records, expected) -> {
            held.add(records);
            assertThat(expected).isEqualTo(100 * PAGES);
            assertThat(doing).startsWith("verifying: ");
        });

        everythingIsThereOnce(run);
        assertThat(held).isSorted().contains(0, 300, 900);
    }

    @Test
    void aRoundOfTheServiceBesideItFetchesNoPageTwice() {
        String run = withoutCallbacks();
        fixture.repair(run, (doing, held, expected) -> fixture.round());

        everythingIsThereOnce(run);
        assertThat(fixture.requests("GET", "/outputs")).isLessThanOrEqualTo(PAGES + 1);
    }

    @Test
    void theServiceGoesOnWhereItWasBrokenOff() {
        String run = withoutCallbacks();
        List<Integer> seen = new ArrayList<>();
        assertThatThrownBy(() -> fixture.repair(run, (doing, held, expected) -> {
                    seen.add(held);
                    if (held == 300) {
                        throw new IllegalStateException("Ctrl-C");
                    }
                }))
                .hasMessage("Ctrl-C");
        fixture.restart();
        fixture.pass(SingleRunRepair.HEAD.plusMinutes(2));

        everythingIsThereOnce(run);
        assertThat(fixture.requests("GET", "/outputs")).isLessThanOrEqualTo(PAGES + 1);
    }

    @Test
    void callbacksThatFailedAreReplayedAndWaitedFor() {
        String run = edges.run(CompletenessFixture.run().existing(8).pageSize(4));
        edges.advance(Duration.ofSeconds(20));
        edges.fault(SandboxFault.LOSE, 1);
        edges.advance(Duration.ofSeconds(10));
        edges.fault(SandboxFault.LOSE, 0);
        edges.advance(Duration.ofMinutes(1));
        fixture.tick();
        fixture.repair(run, (doing, held, expected) -> fixture.round());

        everythingIsThereOnce(run);
        assertThat(fixture.requests("POST", "/replay")).isEqualTo(1);
        assertThat(fixture.requests("GET", "/outputs")).isZero();
    }

    @Test
    void aRunInProgressIsLeftAlone() {
        String run = edges.run(CompletenessFixture.run().existing(8).pageSize(4));
        edges.advance(Duration.ofSeconds(20));
        fixture.tick();
        fixture.repair(run, (doing, held, expected) -> {
            throw new AssertionError(doing);
        });
        assertThat(fixture.repairRequests()).isZero();
    }
}
