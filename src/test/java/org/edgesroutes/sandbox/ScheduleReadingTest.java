package org.edgesroutes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleReadingTest extends WithSandbox {

    private static final String LAUNCH = "/actions/" + CONNECTIONS + "/run/schedule";
    private static final List<String> NAMES = List.of("schedule_uid", "uid", "scheduled_run_uid");

    private JsonNode created() throws IOException {
        String body = "{\"inputs\":[{\"linkedin_url\":\"x\"}],\"cron\":\"0 9 * * *\",\"identity_ids\":[\""
                + SandboxIdentity.ENGAGEMENT_UID + "\"],\"callback\":{\"url\":\"" + receiver.url()
                + "\",\"headers\":{\"X-S\":\"s\"},\"on\":\"final\"}}";
        return SandboxJson.read(api.post(LAUNCH, body).body());
    }

    private JsonNode one() throws IOException {
        created();
        return api.json("/schedules/" + edges.schedules().uids().get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"schedule_uid", "uid", "scheduled_run_uid"})
    void aNewScheduleNamesItsUidInEitherWay(String choice) throws IOException {
        edges.reading(SandboxReading.LAUNCHED_SCHEDULE_UID, choice);
        JsonNode created = created();
        assertThat(NAMES).filteredOn(created::has).containsExactly(choice);
        assertThat(created.path(choice).asText())
                .isEqualTo(edges.schedules().uids().get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"schedule_uid", "uid", "scheduled_run_uid"})
    void aScheduleNamesItsUidInEitherWay(String choice) throws IOException {
        edges.reading(SandboxReading.SCHEDULE_UID, choice);
        JsonNode schedule = one();
        assertThat(NAMES).filteredOn(schedule::has).containsExactly(choice);
        assertThat(api.json("/schedules").get(0)).isEqualTo(schedule);
    }

    @ParameterizedTest
    @CsvSource({"given,true", "absent,false"})
    void whatAScheduleWasGivenComesBackOrNot(String choice, boolean given) throws IOException {
        edges.reading(SandboxReading.SCHEDULE_IDENTITIES, choice).reading(SandboxReading.SCHEDULE_INPUTS, choice);
        JsonNode schedule = one();
        assertThat(schedule.has("identity_ids")).isEqualTo(given);
        assertThat(schedule.has("inputs")).isEqualTo(given);
        assertThat(schedule.has("parameters")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"url,url", "with-headers,url headers on", "absent,''"})
    void theCallbackOfAScheduleComesBackInPartsOrWhole(String choice, String fields) throws IOException {
        edges.reading(SandboxReading.SCHEDULE_CALLBACK, choice);
        JsonNode schedule = one();
        assertThat(schedule.has("callback")).isEqualTo(!fields.isEmpty());
        assertThat(schedule.path("callback").properties().stream().map(Map.Entry::getKey))
                .containsExactly(fields.isEmpty() ? new String[0] : fields.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"optional,200", "required,400"})
    void aScheduleForOneTimeIsTakenOrNot(String choice, int code) throws IOException {
        edges.reading(SandboxReading.SCHEDULE_CRON, choice);
        String body = "{\"inputs\":[{}],\"schedule_at\":\"2026-03-02T08:00:00Z\",\"callback\":{\"url\":\""
                + receiver.url() + "\"}}";
        assertThat(api.post(LAUNCH, body).statusCode()).isEqualTo(code);
    }

    @Test
    void aScheduleThatPausesOverItsOnlyTimeExecutesWhenItIsResumed() throws IOException {
        String schedule = edges.schedules()
                .add(SandboxSchedule.once(edges.clock().instant().plusSeconds(600), SandboxRun.full(CONNECTIONS)));
        api.post("/schedules/" + schedule + "/pause");
        edges.advance(Duration.ofHours(1));
        api.post("/schedules/" + schedule + "/resume");
        edges.advance(Duration.ofMinutes(5));
        assertThat(edges.schedules().status(schedule)).isEqualTo("COMPLETED");
        assertThat(edges.schedules().runs(schedule)).hasSize(1);
    }
}
