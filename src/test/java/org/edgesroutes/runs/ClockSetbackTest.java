package org.edgesroutes.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.edgesroutes.ledger.LedgerRows;
import org.edgesroutes.model.RunSnapshot;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxFault;
import org.edgesroutes.sandbox.SandboxRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The clock of the machine was hours ahead and is set right; the clock of Edges was right all the time. */
@Timeout(60)
class ClockSetbackTest {

    private static final Duration JUMP = Duration.ofHours(30);

    @TempDir
    Path directory;

    private EdgesSandbox edges;
    private RunsFixture fixture;

    @BeforeEach
    void start() {
        edges = new EdgesSandbox().start();
        fixture = new RunsFixture(directory, URI.create(edges.url()), edges.apiKey()).start();
        fixture.clock.turn(
                Duration.between(fixture.clock.instant(), edges.clock().instant()));
    }

    @AfterEach
    void stop() {
        fixture.close();
        edges.close();
    }

    private void pass(Duration time) {
        edges.advance(time);
        fixture.clock.turn(time);
    }

    private String ended() {
        String uid =
                edges.run(SandboxRun.incremental("linkedin-extract-connections").existing(2));
        pass(Duration.ofHours(12));
        return uid;
    }

    private Instant latest(Duration wait) {
        return fixture.clock.instant().plus(wait).plus(Duration.ofMinutes(5));
    }

    private long continues() {
        return edges.requests().stream()
                .filter(request -> request.path().endsWith("/continue"))
                .count();
    }

    private void tick() {
        fixture.runs.changedOrDue().stream().map(RunSnapshot::uid).forEach(fixture::continueIfDue);
    }

    @Test
    void aRunThatWasContinuedAheadOfTimeIsNotDueLaterThanItsInterval() {
        String uid = ended();
        fixture.clock.turn(JUMP);
        tick();
        assertThat(continues()).isEqualTo(1);
        fixture.clock.turn(JUMP.negated());
        fixture.found();

        assertThat(fixture.row(uid).nextContinueAt() == null
                        || !fixture.row(uid).nextContinueAt().isAfter(latest(RunsFixture.EVERY)))
                .isTrue();
        for (int hour = 0; hour < 13; hour++) {
            pass(Duration.ofHours(1));
            tick();
        }
        assertThat(continues()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aRefusedContinueIsAskedForAgainNotLaterThanItsPause() {
        String uid = ended();
        fixture.found();
        fixture.clock.turn(JUMP);
        new LedgerRows(fixture.ledger)
                .execute(
                        "UPDATE edges_run SET refusals = 1, not_continued = 'Edges refused', next_continue_at = ?, seen_at = ?",
                        fixture.clock
                                .instant()
                                .plus(RunsFixture.EVERY.multipliedBy(2))
                                .toString(),
                        fixture.clock.instant().toString());
        fixture.clock.turn(JUMP.negated());
        fixture.found();

        assertThat(fixture.row(uid).refusals()).isEqualTo(1);
        assertThat(fixture.row(uid).nextContinueAt()).isBefore(latest(RunsFixture.EVERY.multipliedBy(2)));
    }

    @Test
    void aContinueWhoseOutcomeIsUnknownIsLookedAtWithTheNextTick() {
        String uid = ended();
        fixture.found();
        fixture.clock.turn(JUMP);
        edges.fault(SandboxFault.CUT_AFTER, 1.0);
        fixture.continueIfDue(uid);
        assertThat(fixture.iterations(uid)).containsExactly("2 unknown");

        edges.fault(SandboxFault.CUT_AFTER, 0);
        fixture.clock.turn(JUMP.negated());
        tick();
        assertThat(fixture.iterations(uid)).containsExactly("2 continued");
        assertThat(continues()).isEqualTo(1);
    }

    @Test
    void theClaimOfADeadProcessIsTakenOverAfterItsLease() {
        String uid = ended();
        fixture.found();
        fixture.clock.turn(JUMP);
        fixture.claim(uid);
        fixture.clock.turn(JUMP.negated());
        tick();
        pass(Duration.ofMinutes(5));
        tick();
        assertThat(fixture.iterations(uid)).containsExactly("2 continued");
    }

    @Test
    void aRunInProgressIsReportedAsSilentAfterADayAtTheLatest() {
        edges.run(SandboxRun.incremental("linkedin-extract-connections").held());
        fixture.clock.turn(JUMP);
        fixture.found();
        fixture.clock.turn(JUMP.negated());
        fixture.found();
        pass(Duration.ofHours(25));

        assertThat(fixture.runs.changedOrDue()).extracting(RunSnapshot::silent).containsExactly(true);
    }
}
