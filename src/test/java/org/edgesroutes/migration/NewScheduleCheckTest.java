package org.edgesroutes.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.edgesroutes.model.LaunchRequest;
import org.edgesroutes.model.Schedule;
import org.junit.jupiter.api.Test;

class NewScheduleCheckTest {

    private static final LaunchRequest WANTED = new LaunchRequest(
            "a",
            "n",
            List.of("{\"u\":1}", "{\"u\":2}"),
            "{}",
            List.of("i1", "i2"),
            null,
            "https://hooks.example.com/a",
            "0 9 * * *",
            "UTC",
            null);

    private static Optional<String> difference(
            String cron, String zone, List<String> identities, String inputs, String callback) {
        return NewScheduleCheck.difference(
                WANTED,
                new Schedule(
                        "s9", "n", "a", "ACTIVE", cron, zone, null, null, null, null, identities, inputs, callback));
    }

    @Test
    void whatIsNotGivenBackIsNoDifference() {
        assertThat(difference(null, null, null, null, null)).isEmpty();
    }

    @Test
    void whatIsWrittenInAnotherWayIsNoDifference() {
        assertThat(difference(
                        "0  9 * * *",
                        "Z",
                        List.of("i2", "i1"),
                        "[{\"u\":2,\"uid\":\"x\"},{\"u\":1}]",
                        "https://hooks.example.com/a"))
                .isEmpty();
    }

    @Test
    void eachFieldThatDiffersIsNamed() {
        assertThat(difference("0 8 * * *", null, null, null, null))
                .hasValue("its cron expression is 0 8 * * *, not 0 9 * * *");
        assertThat(difference(null, "Europe/Paris", null, null, null).orElseThrow())
                .contains("time zone");
        assertThat(difference(null, null, List.of("i1"), null, null).orElseThrow())
                .contains("identities");
        assertThat(difference(null, null, null, "[{\"u\":1}]", null)).hasValue("its inputs are others");
        assertThat(difference(null, null, null, "[{\"u\":1},{\"u\":3}]", null)).hasValue("its inputs are others");
        assertThat(difference(null, null, null, null, "https://user:secret@elsewhere.example.com"))
                .hasValue("its callback address is another one");
    }
}
