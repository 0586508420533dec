package org.edgesroutes.cadence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IterationLoadTest {

    @Test
    void withinMaxResultsARunCountsAsAWhole() {
        assertThat(IterationLoad.of(List.of(40, 60), 100)).isEqualTo(100);
    }

    @Test
    void aRunBeyondMaxResultsIsCappedPerInputSoItsFullestInputCounts() {
        assertThat(IterationLoad.of(List.of(40, 61), 100)).isEqualTo(61);
        assertThat(IterationLoad.of(List.of(101), 100)).isEqualTo(101);
    }

    @Test
    void withoutMaxResultsOrRecordsItCountsWhatThereIs() {
        assertThat(IterationLoad.of(List.of(40, 61), null)).isEqualTo(101);
        assertThat(IterationLoad.of(List.of(), 100)).isZero();
    }
}
