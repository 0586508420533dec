package org.edgesroutes.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CallbackContentsTest {

    private static CallbackContents callback(String status, int fresh, String... contents) {
        return new CallbackContents(status, List.of(contents), fresh, false);
    }

    private static int count(int iteration, CallbackContents... callbacks) {
        return CallbackContents.count(List.of(callbacks), iteration);
    }

    @Test
    void aRecordCountsEachTimeThatItWasSent() {
        assertThat(count(1, callback("RUNNING", 2, "a", "b"), callback("RUNNING", 1, "a", "c")))
                .isEqualTo(4);
    }

    @Test
    void aCallbackThatWasReplayedCountsOnce() {
        assertThat(count(1, callback("RUNNING", 2, "a", "b"), callback("RUNNING", 0, "a", "b")))
                .isEqualTo(2);
    }

    @Test
    void theCallbackAtTheEndAddsOnlyWhatOthersDoNotHold() {
        assertThat(count(1, callback("SUCCEEDED", 0, "a", "b", "c"), callback("RUNNING", 2, "a", "b")))
                .isEqualTo(3);
    }

    @Test
    void aVariantOfACallbackDoesNotCount() {
        assertThat(count(1, new CallbackContents("RUNNING", List.of("a"), 1, true)))
                .isZero();
    }

    @Test
    void aCallbackWithoutAnythingNewCountsInTheFirstIterationOnly() {
        assertThat(count(1, callback("RUNNING", 0, "a"))).isEqualTo(1);
        assertThat(count(2, callback("RUNNING", 0, "a"))).isZero();
    }
}
