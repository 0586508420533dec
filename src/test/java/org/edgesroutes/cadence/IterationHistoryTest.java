package org.edgesroutes.cadence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.edgesroutes.cadence.IterationHistory.Iteration;
import org.junit.jupiter.api.Test;

class IterationHistoryTest {

    private static final Instant BEGIN = Instant.parse("2026-05-04T00:00:00Z");

    private static Iteration iteration(int number, boolean saturated) {
        Instant from = BEGIN.plus(Duration.ofHours(number));
        return new Iteration(from, from.plus(Duration.ofHours(1)), number, saturated);
    }

    @Test
    void onlyTheLatestAreKeptOldestFirstWhateverTheOrderTheyComeIn() {
        List<Iteration> many = IntStream.range(0, IterationHistory.LIMIT + 5)
                .mapToObj(number -> iteration(number, false))
                .collect(Collectors.toList());
        Collections.reverse(many);
        IterationHistory history = new IterationHistory(many);
        assertThat(history.iterations()).hasSize(IterationHistory.LIMIT).first().isEqualTo(iteration(5, false));
        assertThat(history.span()).isEqualTo(Duration.ofHours(IterationHistory.LIMIT));
    }

    @Test
    void theLastSaturatedIterationIsKeptHoweverManyFollow() {
        IterationHistory history =
                IterationHistory.none().with(iteration(0, true)).with(iteration(1, true));
        for (int number = 2; number < IterationHistory.LIMIT + 10; number++) {
            history = history.with(iteration(number, false));
        }
        assertThat(history.lastSaturated()).contains(iteration(1, true));
        assertThat(history.iterations()).hasSize(IterationHistory.LIMIT + 1);
    }

    @Test
    void aFullSyncHasNoWindowAndIsNoBurst() {
        IterationHistory history = IterationHistory.none().with(new Iteration(null, BEGIN, 500, true));
        assertThat(history.windows()).isEmpty();
        assertThat(history.lastSaturated()).isEmpty();
        assertThat(history.span()).isZero();
    }

    @Test
    void anIterationThatEndsBeforeItBeginsIsRefused() {
        assertThatThrownBy(() -> new Iteration(BEGIN, BEGIN, 1, false)).isInstanceOf(IllegalArgumentException.class);
    }
}
