package org.edgesroutes.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoadTest {

    @Test
    void withinMaxResultsARunCountsAsAWhole() {
        assertThat(Load.of(List.of(40, 60), 100)).isEqualTo(100);
    }

    @Test
    void aRunBeyondMaxResultsIsCappedPerInputSoItsFullestInputCounts() {
        assertThat(Load.of(List.of(40, 61), 100)).isEqualTo(61);
        assertThat(Load.of(List.of(101), 100)).isEqualTo(101);
    }

    @Test
    void withoutMaxResultsOrRecordsItCountsWhatThereIs() {
        assertThat(Load.of(List.of(40, 61), null)).isEqualTo(101);
        assertThat(Load.of(List.of(), 100)).isZero();
    }
}
