package org.edgesroutes.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.edgesroutes.MutableClock;
import org.edgesroutes.Outsider;
import org.edgesroutes.ledger.reports.ReportRecord;
import org.edgesroutes.model.TrackedRun;
import org.edgesroutes.reports.RaisesAndEnds;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxFault;
import org.edgesroutes.sandbox.SandboxOption;
import org.edgesroutes.sandbox.SandboxRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class ContinueTest {

    private static final String MESSAGES = "linkedin-extract-messages";

    @TempDir
    Path directory;

    private final MutableClock clock = new MutableClock(RunsFixture.START.toString());
    private EdgesSandbox edges;
    private RunsFixture fixture;

    @BeforeEach
    void start() {
        edges = new EdgesSandbox().clock(clock).start();
        fixture = node(false);
    }

    @AfterEach
    void stop() {
        fixture.close();
        edges.close();
    }

    private RunsFixture node(boolean beside) {
        return new RunsFixture(directory, URI.create(edges.url()), edges.apiKey(), clock, beside).start();
    }

    private void pass(Duration time) {
        clock.turn(time);
        edges.advance(Duration.ZERO);
    }

    private void tick() {
        tick(fixture);
    }

    private static void tick(RunsFixture node) {
        node.runs.changedOrDue().forEach(row -> node.continueIfDue(row.uid()));
    }

    private static SandboxRun ended(String status) {
        return SandboxRun.incremental(MESSAGES).status(status).age(Duration.ofMinutes(30));
    }

    /** A run that is known to be due. */
    private String due(SandboxRun plan) {
        String uid = edges.run(plan);
        tick();
        pass(RunsFixture.EVERY.plusMinutes(1));
        return uid;
    }

    private long continues() {
        return edges.requests().stream()
                .filter(request -> request.path().endsWith("/continue"))
                .count();
    }

    private List<String> iterations(String uid) {
        return fixture.iterations(uid);
    }

    @Test
    void aRunIsContinuedOnceItIsDueAndThenWhenItIsDueAgain() {
        String uid = edges.run(ended("SUCCEEDED"));
        tick();
        assertThat(continues()).isZero();
        assertThat(fixture.row(uid).notContinued()).isNull();
        assertThat(fixture.row(uid).nextContinueAt()).isNotNull();

        pass(RunsFixture.EVERY.plusMinutes(1));
        Instant first = clock.instant();
        tick();
        assertThat(fixture.row(uid).iteration()).isEqualTo(2);
        assertThat(fixture.row(uid).status()).isEqualTo("SCHEDULED");
        assertThat(fixture.row(uid).notContinued()).isEqualTo("it is in progress");
        assertThat(fixture.row(uid).lastContinuedAt()).isAfterOrEqualTo(first);

        pass(Duration.ofHours(1));
        tick();
        assertThat(fixture.row(uid).status()).isEqualTo("SUCCEEDED");
        assertThat(fixture.row(uid).nextContinueAt())
                .isEqualTo(fixture.row(uid).lastContinuedAt().plus(RunsFixture.EVERY));
        assertThat(continues()).isEqualTo(1);

        pass(RunsFixture.EVERY);
        tick();
        assertThat(continues()).isEqualTo(2);
        assertThat(iterations(uid)).containsExactly("2 continued", "3 continued");
    }

    @Test
    void manyTicksOnTwoNodesContinueTheSameIterationOnce() throws Exception {
        List<String> uids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            uids.add(edges.run(ended("SUCCEEDED").held()));
        }
        tick();
        pass(RunsFixture.EVERY.plusMinutes(1));
        try (RunsFixture other = node(true)) {
            CyclicBarrier together = new CyclicBarrier(8);
            ExecutorService threads = Executors.newFixedThreadPool(8);
            List<Future<?>> ticks = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                RunsFixture node = i % 2 == 0 ? fixture : other;
                ticks.add(threads.submit(() -> {
                    together.await();
                    uids.forEach(node::continueIfDue);
                    return null;
                }));
            }
            for (Future<?> each : ticks) {
                each.get();
            }
            threads.shutdown();
        }
        assertThat(continues()).isEqualTo(5);
        assertThat(uids).allSatisfy(uid -> assertThat(iterations(uid)).containsExactly("2 continued"));
    }

    @ParameterizedTest
    @EnumSource(
            value = SandboxFault.class,
            names = {"CUT_AFTER", "SERVER_ERROR_AFTER"})
    void aContinueThatTookEffectButWhoseAnswerWasLostIsNotRepeated(SandboxFault fault) {
        String uid = due(ended("SUCCEEDED"));
        edges.fault(fault, 1.0);
        fixture.continueIfDue(uid);
        assertThat(iterations(uid)).containsExactly("2 unknown");
        assertThat(fixture.row(uid).notContinued()).contains("not known");

        edges.fault(fault, 0);
        fixture.continueIfDue(uid);
        assertThat(continues()).isEqualTo(1);
        assertThat(iterations(uid)).containsExactly("2 continued");
        assertThat(fixture.row(uid).iteration()).isEqualTo(2);
    }

    @Test
    void aContinueThatTookEffectAndHasEndedSinceIsNotRepeated() {
        String uid = due(ended("SUCCEEDED"));
        edges.fault(SandboxFault.CUT_AFTER, 1.0);
        fixture.continueIfDue(uid);
        edges.fault(SandboxFault.CUT_AFTER, 0);
        pass(Duration.ofHours(1));
        assertThat(edges.status(uid)).isEqualTo("SUCCEEDED");

        tick();
        assertThat(continues()).isEqualTo(1);
        assertThat(iterations(uid)).containsExactly("2 continued");
    }

    @Test
    void aContinueThatWasLostBeforeItTookEffectIsMadeOnceMore() {
        String uid = due(ended("SUCCEEDED"));
        edges.fault(SandboxFault.CUT_BEFORE, 1.0);
        fixture.continueIfDue(uid);
        assertThat(iterations(uid)).containsExactly("2 unknown");

        edges.fault(SandboxFault.CUT_BEFORE, 0);
        tick();
        assertThat(edges.status(uid)).isEqualTo("SCHEDULED");
        assertThat(iterations(uid)).containsExactly("2 continued");
    }

    @Test
    void whileTheRunCannotBeLookedAtNothingIsRepeated() {
        String uid = due(ended("SUCCEEDED"));
        edges.fault(SandboxFault.CUT_AFTER, 1.0).fault(SandboxFault.CUT_READ, 1.0);
        fixture.continueIfDue(uid);
        fixture.continueIfDue(uid);
        fixture.continueIfDue(uid);
        assertThat(continues()).isEqualTo(1);
        assertThat(iterations(uid)).containsExactly("2 unknown");
    }

    @Test
    void aProcessThatDiedAfterItsClaimIsFoundOutAboutByLookingAtTheRun() {
        String uid = due(ended("SUCCEEDED"));
        fixture.claim(uid);
        tick();
        assertThat(continues()).as("somebody may be at it").isZero();

        pass(Duration.ofMinutes(10));
        tick();
        assertThat(continues()).isEqualTo(1);
        assertThat(iterations(uid)).containsExactly("2 continued");
    }

    @Test
    void aProcessThatDiedAfterItsContinueSeesTheIterationWhenItStarts() {
        edges.option(SandboxOption.START_DELAY, "1s").option(SandboxOption.PAGE_DELAY, "1s");
        String uid = due(ended("SUCCEEDED"));
        fixture.claim(uid);
        new Outsider(edges).continueRun(uid);
        fixture.close();
        pass(Duration.ofSeconds(5));
        assertThat(edges.status(uid)).isEqualTo("SUCCEEDED");

        fixture = node(false);
        tick();
        assertThat(fixture.row(uid).iteration()).isEqualTo(2);
        assertThat(iterations(uid)).containsExactly("2 continued");
        assertThat(continues()).isEqualTo(1);
    }

    @RaisesAndEnds(ReportKind.CONTINUE_REFUSED)
    @Test
    void aRefusedContinueIsReportedUntilTheRunIsContinuedFromElsewhere() {
        due(ended("SUCCEEDED").standardIdentity());
        tick();
        ReportService reports = new ReportService(fixture.ledger);
        assertThat(reports.open(ReportKind.CONTINUE_REFUSED)).hasSize(1);

        fixture.ledger.write(tx -> tx.update("UPDATE edges_run SET refusals = 0, next_continue_at = NULL"));
        fixture.runs.changedOrDue();
        assertThat(reports.open(ReportKind.CONTINUE_REFUSED)).isEmpty();
    }

    @Test
    void aRefusedContinueIsRememberedAndTriedAgainLaterEachTime() {
        String uid = due(ended("SUCCEEDED").standardIdentity());
        tick();
        TrackedRun refused = fixture.row(uid);
        assertThat(refused.notContinued()).startsWith("Edges refused").contains("422", "engagement");
        assertThat(Duration.between(clock.instant(), refused.nextContinueAt()))
                .isBetween(RunsFixture.EVERY.plusHours(5), RunsFixture.EVERY.multipliedBy(2));
        assertThat(iterations(uid)).containsExactly("2 refused");
        assertThat(new ReportService(fixture.ledger).open(ReportKind.CONTINUE_REFUSED))
                .extracting(ReportRecord::cause)
                .containsExactly(uid);

        pass(RunsFixture.EVERY);
        tick();
        assertThat(continues()).isEqualTo(1);
        pass(RunsFixture.EVERY.plusMinutes(1));
        tick();
        assertThat(continues()).isEqualTo(2);
        assertThat(fixture.row(uid).refusals()).isEqualTo(2);
        assertThat(fixture.row(uid).iteration()).isEqualTo(1);
    }

    @Test
    void eachFailureInARowMakesThePauseLonger() {
        String uid = due(ended("FAILED").always("FAILED"));
        tick();
        assertThat(continues()).as("twice the pause after one failure").isZero();
        pass(RunsFixture.EVERY);
        tick();
        assertThat(continues()).isEqualTo(1);
        pass(Duration.ofHours(1));
        tick();
        TrackedRun again = fixture.row(uid);
        assertThat(again.failures()).isEqualTo(2);
        assertThat(again.nextContinueAt()).isEqualTo(again.lastContinuedAt().plus(RunsFixture.EVERY.multipliedBy(4)));
    }

    @Test
    void aRunThatSomebodyElseContinuedIsInItsNextIteration() {
        String uid = edges.run(ended("SUCCEEDED"));
        tick();
        pass(Duration.ofMinutes(10));
        new Outsider(edges).continueRun(uid);
        tick();
        assertThat(fixture.row(uid).iteration()).isEqualTo(2);
        assertThat(iterations(uid)).containsExactly("2 observed");
    }

    @Test
    void whenEdgesCannotBeReachedTheRunStaysDue() {
        String uid = due(ended("SUCCEEDED"));
        edges.close();
        fixture.continueIfDue(uid);
        assertThat(iterations(uid)).doesNotContain("2 continued");
        assertThat(fixture.row(uid).due(clock.instant())).isTrue();
        assertThat(fixture.row(uid).refusals()).isZero();
    }

    @Test
    void anErrorOfTheServerWithoutEffectIsLookedAtAndThenMadeUpFor() {
        String uid = due(ended("SUCCEEDED"));
        edges.fault(SandboxFault.SERVER_ERROR, 1.0);
        fixture.continueIfDue(uid);
        edges.fault(SandboxFault.SERVER_ERROR, 0);
        tick();
        assertThat(edges.status(uid)).isEqualTo("SCHEDULED");
        assertThat(iterations(uid)).containsExactly("2 continued");
    }
}
