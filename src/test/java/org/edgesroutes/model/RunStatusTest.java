package org.edgesroutes.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RunStatusTest {

    private static Run run(String status) {
        return new Run("r", null, null, status, null, null, null, null, null, null, null, null, null, null, null);
    }

    @ParameterizedTest
    @EnumSource(value = RunStatus.class)
    void aRunKeepsItsStatusInUpperCaseHoweverItCame(RunStatus status) {
        String lower = status.name().toLowerCase(Locale.ROOT);

        assertThat(RunStatus.of(lower)).isEqualTo(status);
        assertThat(run(lower).status()).isEqualTo(status.name());
        assertThat(run(null).withStatus(lower).status()).isEqualTo(status.name());
    }

    @ParameterizedTest
    @CsvSource({"Paused, PAUSED", "PAUSED, PAUSED", ","})
    void aStatusThatIsNotKnownKeepsItsText(String told, String kept) {
        assertThat(run(told).status()).isEqualTo(kept);
        assertThat(RunStatus.of(told)).isEqualTo(RunStatus.UNKNOWN);
    }

    @Test
    void aContinueIsForRunsThatEndedOrBrokeOff() {
        assertThat(RunStatus.values())
                .filteredOn(RunStatus::continuable)
                .containsExactly(
                        RunStatus.BLOCKED,
                        RunStatus.STOPPED,
                        RunStatus.FAILED,
                        RunStatus.PARTIAL_SUCCEEDED,
                        RunStatus.SUCCEEDED);
    }
}
