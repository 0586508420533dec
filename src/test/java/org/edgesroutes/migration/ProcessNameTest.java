package org.edgesroutes.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcessNameTest {

    @Test
    void aProcessThatRunsHasNotEndedAndItsNamesDiffer() {
        assertThat(ProcessName.hasEnded(ProcessName.unique())).isFalse();
        assertThat(ProcessName.unique()).isNotEqualTo(ProcessName.unique());
    }

    @Test
    void aProcessOfThisMachineThatHasEndedIsToldByItsName() throws IOException, InterruptedException {
        Process other = new ProcessBuilder("true").start();
        other.waitFor();
        String[] mine = ProcessName.unique().split("/");

        assertThat(ProcessName.hasEnded("%s/%s/%d/x".formatted(mine[0], mine[1], other.pid())))
                .isTrue();
    }

    @Test
    void aNumberThatWasGivenToAnotherProcessIsNoSignOfLife() {
        String[] mine = ProcessName.unique().split("/");

        assertThat(ProcessName.hasEnded("%s/2020-01-01T00:00:00Z/%s/x".formatted(mine[0], mine[2])))
                .isTrue();
    }

    @Test
    void ofAProcessElsewhereNothingIsKnown() {
        assertThat(ProcessName.hasEnded("elsewhere/2020-01-01T00:00:00Z/1/x")).isFalse();
        assertThat(ProcessName.hasEnded("some other name")).isFalse();
    }
}
