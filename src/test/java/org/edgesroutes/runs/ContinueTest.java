package org.edgesroutes.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.edgesroutes.Outsider;
import org.edgesroutes.ledger.reports.ReportRecord;
import org.edgesroutes.model.TrackedRun;
import org.edgesroutes.reports.RaisesAndEnds;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.sandbox.SandboxFault;
import org.junit.jupiter.api.Test;

class ContinueTest extends ContinueTestBase {

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
