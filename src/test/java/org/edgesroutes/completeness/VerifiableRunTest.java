package org.edgesroutes.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import org.edgesroutes.model.Run;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifiableRunTest {

    @ParameterizedTest
    @CsvSource({
        "incremental, , SUCCEEDED, true",
        "incremental, , partial_succeeded, true",
        "incremental, , failed, true",
        "incremental, , Blocked, true",
        "incremental, , STOPPED, true",
        "incremental, , running, false",
        "incremental, , INVALID, false",
        "incremental, , PAUSED, false",
        "incremental, , , false",
        "incremental, LIVE, SUCCEEDED, false",
        "full, , SUCCEEDED, false"
    })
    void incrementalRunsThatEndedAreVerifiedWhateverTheCaseOfTheirStatus(
            String syncMode, String executionMode, String status, boolean verifiable) {
        Run run = new Run(
                "r", null, null, status, syncMode, executionMode, null, null, null, null, null, null, null, null, null);
        assertThat(VerificationService.verifiable(run)).isEqualTo(verifiable);
    }
}
