package org.edgesroutes.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(5), 6, Duration.ofHours(2));

    @Test
    void eachDelayIsLongerByTheFactorUpToTheCap() {
        assertThat(backoff.withoutJitter(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(backoff.withoutJitter(2)).isEqualTo(Duration.ofSeconds(30));
        assertThat(backoff.withoutJitter(3)).isEqualTo(Duration.ofMinutes(3));
        assertThat(backoff.withoutJitter(1000)).isEqualTo(Duration.ofHours(2));
    }

    @RepeatedTest(20)
    void theJitterIsAFifthAtMost() {
        assertThat(backoff.after(2)).isBetween(Duration.ofSeconds(24), Duration.ofSeconds(36));
    }

    @Test
    void theRootCauseIsTheInnermostAndACircleHasAnEnd() {
        IOException root = new IOException("root");
        RuntimeException middle = new IllegalStateException(root);
        Exception outer = new Exception(middle);
        assertThat(RootCause.of(outer)).isSameAs(root);
        assertThat(RootCause.of(root)).isSameAs(root);
        assertThat(RootCause.find(outer, RuntimeException.class)).contains(middle);
        assertThat(RootCause.find(outer, Error.class)).isEmpty();

        root.initCause(outer);
        assertThat(RootCause.chain(outer)).hasSize(50);
    }
}
