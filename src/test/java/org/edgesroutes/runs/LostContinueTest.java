package org.edgesroutes.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.edgesroutes.Outsider;
import org.edgesroutes.sandbox.SandboxFault;
import org.edgesroutes.sandbox.SandboxOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A continue whose answer is lost, or whose process dies, takes effect once. */
class LostContinueTest extends ContinueTestBase {

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
}
