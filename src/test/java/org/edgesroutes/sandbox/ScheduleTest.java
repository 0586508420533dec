package org.edgesroutes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock shows Sunday, 2026-03-01T08:00Z, when a test begins. */
class ScheduleTest extends WithSandbox {

    private static final Duration DAY = Duration.ofDays(1);

    private static SandboxRun full() {
        return SandboxRun.full(CONNECTIONS).identities(SandboxIdentity.STANDARD_UID);
    }

    private static SandboxRun incremental() {
        return SandboxRun.incremental(CONNECTIONS).identities(SandboxIdentity.ENGAGEMENT_UID);
    }

    private String daily() {
        return edges.schedules().add(SandboxSchedule.cron("0 9 * * *", full()).name("daily"));
    }

    @Test
    void aScheduleExecutesAtItsTimesAndEachExecutionIsARunOfItsOwn() throws IOException {
        String schedule = daily();
        edges.advance(Duration.ofMinutes(59));
        assertThat(edges.schedules().runs(schedule)).isEmpty();
        edges.advance(DAY.multipliedBy(3));
        List<String> runs = edges.schedules().runs(schedule);
        assertThat(runs).hasSize(3).doesNotHaveDuplicates().isEqualTo(edges.runs());
        assertThat(api.json("/runs"))
                .extracting(run -> run.path("created_at").asText())
                .containsExactly("2026-03-01T09:00:00.000Z", "2026-03-02T09:00:00.000Z", "2026-03-03T09:00:00.000Z");
        for (JsonNode run : api.json("/runs")) {
            assertThat(run.path("scheduled_run_uid").asText()).isEqualTo(schedule);
            assertThat(run.path("scheduled_run_name").asText()).isEqualTo("daily");
            assertThat(run.path("status").asText()).isEqualTo("SUCCEEDED");
        }
        assertThat(receiver.callbacks())
                .isNotEmpty()
                .allMatch(callback ->
                        callback.at("/run/scheduled_run_uid").asText().equals(schedule));
    }

    @Test
    void theTimesAreThoseOfItsZone() throws IOException {
        String schedule =
                edges.schedules().add(SandboxSchedule.cron("0 9 * * 1", full()).timezone("Europe/Paris"));
        assertThat(api.json("/schedules/" + schedule).path("next_execution_at").asText())
                .isEqualTo("2026-03-02T08:00:00.000Z");
    }

    @Test
    void anExecutionIsSkippedWhileTheRunBeforeIsInProgress() {
        edges.option(SandboxOption.START_DELAY, "90m");
        String schedule = edges.schedules().add(SandboxSchedule.cron("0 * * * *", full()));
        edges.advance(Duration.ofHours(4));
        assertThat(edges.schedules().runs(schedule)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"new,2", "same,1"})
    void executionsMayAllBeTheSameRun(String choice, int runs) throws IOException {
        edges.reading(SandboxReading.SCHEDULED_RUNS, choice);
        String schedule = edges.schedules().add(SandboxSchedule.cron("0 9 * * *", incremental()));
        edges.advance(DAY.multipliedBy(2));
        assertThat(edges.schedules().runs(schedule)).hasSize(runs);
        assertThat(api.json("/runs")).hasSize(runs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"new", "same"})
    void anIncrementalScheduleBringsEachRecordOnce(String choice) throws IOException {
        edges.reading(SandboxReading.SCHEDULED_RUNS, choice);
        edges.schedules()
                .add(SandboxSchedule.cron("0 9 * * *", incremental().existing(7).newRecordEvery(Duration.ofHours(6))));
        edges.advance(DAY.multipliedBy(3));
        assertThat(keys()).doesNotHaveDuplicates().hasSize(7 + 8);
    }

    @Test
    void aFullScheduleBringsEverythingEachTime() throws IOException {
        edges.schedules()
                .add(SandboxSchedule.cron("0 9 * * *", full().existing(7).newRecordEvery(Duration.ofHours(6))));
        edges.advance(DAY.multipliedBy(2));
        assertThat(keys()).hasSize(7 + 11);
        assertThat(keys().stream().distinct()).hasSize(11);
    }

    @Test
    void schedulesOfTheSameInputAndIdentityFindTheSameRecords() throws IOException {
        edges.schedules().add(SandboxSchedule.cron("0 9 * * *", incremental()));
        edges.schedules()
                .add(SandboxSchedule.cron(
                        "0 10 * * *", SandboxRun.full(CONNECTIONS).identities(SandboxIdentity.ENGAGEMENT_UID)));
        edges.schedules().add(SandboxSchedule.cron("0 11 * * *", full()));
        edges.advance(DAY);
        assertThat(keys()).hasSize(15);
        assertThat(keys().stream().distinct()).hasSize(10);
    }

    @Test
    void aPausedScheduleExecutesNothingAndAResumedOneMakesUpForNothing() throws IOException {
        String schedule = daily();
        assertThat(manage(schedule, "pause").path("status").asText()).isEqualTo("PAUSED");
        assertThat(api.json("/schedules/" + schedule).path("next_execution_at").isNull())
                .isTrue();
        edges.advance(DAY.multipliedBy(3));
        assertThat(edges.runs()).isEmpty();
        assertThat(manage(schedule, "resume").path("next_execution_at").asText())
                .isEqualTo("2026-03-04T09:00:00.000Z");
        edges.advance(DAY);
        assertThat(edges.runs()).hasSize(1);
    }

    @Test
    void aScheduleForOneTimeExecutesOnceAndIsCompleted() throws IOException {
        String schedule = edges.schedules().add(SandboxSchedule.once(Instant.parse("2026-03-01T08:30:00Z"), full()));
        edges.advance(DAY);
        assertThat(edges.schedules().runs(schedule)).hasSize(1);
        assertThat(edges.schedules().status(schedule)).isEqualTo("COMPLETED");
    }

    @Test
    void theCronCountsFromTheFirstExecution() throws IOException {
        edges.schedules().add(SandboxSchedule.cron("0 9 * * *", full()).startAt(Instant.parse("2026-03-03T12:00:00Z")));
        edges.advance(DAY.multipliedBy(4));
        assertThat(api.json("/runs"))
                .extracting(run -> run.path("created_at").asText())
                .containsExactly("2026-03-03T12:00:00.000Z", "2026-03-04T09:00:00.000Z");
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVE,pause,PAUSED",
        "ACTIVE,cancel,CANCELLED",
        "PAUSED,resume,ACTIVE",
        "PAUSED,cancel,CANCELLED",
    })
    void anAllowedChangeAnswersWithTheScheduleAsItIsThen(String from, String action, String to) throws IOException {
        String schedule =
                edges.schedules().add(SandboxSchedule.cron("0 9 * * *", full()).status(from));
        assertThat(manage(schedule, action).path("status").asText()).isEqualTo(to);
        assertThat(edges.schedules().status(schedule)).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVE,resume,409", "PAUSED,pause,400", "CANCELLED,pause,409", "CANCELLED,resume,422",
        "CANCELLED,cancel,404", "COMPLETED,pause,409", "COMPLETED,resume,409", "COMPLETED,cancel,409",
    })
    void anyOtherChangeIsRefusedAndChangesNothing(String from, String action, String code) throws IOException {
        edges.reading(SandboxReading.SCHEDULE_REFUSAL, code);
        String schedule =
                edges.schedules().add(SandboxSchedule.cron("0 9 * * *", full()).status(from));
        assertThat(api.post("/schedules/" + schedule + "/" + action).statusCode())
                .isEqualTo(Integer.parseInt(code));
        assertThat(edges.schedules().status(schedule)).isEqualTo(from);
    }

    @Test
    void schedulesAreFilteredPagedAndSorted() throws IOException {
        String first = daily();
        String second = edges.schedules()
                .add(SandboxSchedule.cron("0 9 * * *", SandboxRun.full("linkedin-extract-messages"))
                        .status("PAUSED")
                        .age(Duration.ofDays(2)));
        assertThat(uids("")).containsExactly(first, second);
        assertThat(uids("?sort=-created_at")).containsExactly(second, first);
        assertThat(uids("?limit=1&offset=1")).containsExactly(second);
        assertThat(uids("?status=PAUSED&status=CANCELLED")).containsExactly(second);
        assertThat(uids("?action_name=" + CONNECTIONS)).containsExactly(first);
        assertThat(uids("?uid=" + second)).containsExactly(second);
        assertThat(uids("?user_uid=" + second)).isEmpty();
        assertThat(api.get("/schedules/" + SandboxIdentity.STANDARD_UID).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"array", "data", "items"})
    void theListMayComeInAnEnvelope(String choice) throws IOException {
        daily();
        edges.reading(SandboxReading.LIST_ENVELOPE, choice);
        JsonNode body = api.json("/schedules");
        assertThat(choice.equals("array") ? body : body.path(choice)).hasSize(1);
    }

    @Test
    void whatALaunchScheduleAsksForIsWhatExecutes() throws IOException {
        String body = """
                {"name": "nightly", "inputs": [{"custom_data": {"ref": 1}}], "cron": "30 2 * * *",
                 "timezone": "Europe/Paris", "identity_ids": ["%s"], "callback": {"url": "%s", "headers": {"X-S": "s"}},
                 "parameters": {"sync_mode": "incremental", "max_results": 3, "sort_order": "newest"}}""".formatted(SandboxIdentity.ENGAGEMENT_UID, receiver.url());
        HttpResponse<String> answer = api.post("/actions/" + CONNECTIONS + "/run/schedule", body);
        JsonNode created = SandboxJson.read(answer.body());
        assertThat(created.path("status").asText()).isEqualTo("ACTIVE");
        assertThat(created.path("next_execution_at").asText()).isEqualTo("2026-03-02T01:30:00.000Z");
        edges.advance(DAY);
        JsonNode run = api.json("/runs").get(0);
        assertThat(run.path("name").asText()).isEqualTo("nightly");
        assertThat(run.path("parameters"))
                .isEqualTo(
                        SandboxJson.of(Map.of("sync_mode", "incremental", "max_results", 3, "sort_order", "newest")));
        assertThat(edges.produced(run.path("uid").asText())).hasSize(3);
        JsonNode schedule =
                api.json("/schedules/" + created.path("schedule_uid").asText());
        assertThat(schedule.has("parameters")).isFalse();
        assertThat(schedule.at("/inputs/0/custom_data/ref").asInt()).isEqualTo(1);
        assertThat(schedule.at("/identity_ids/0").asText()).isEqualTo(SandboxIdentity.ENGAGEMENT_UID);
        assertThat(schedule.path("callback"))
                .isEqualTo(SandboxJson.of(Map.of("url", receiver.url().toString())));
        assertThat(receiver.callbacks()).hasSize(2);
    }

    private JsonNode manage(String schedule, String action) throws IOException {
        return SandboxJson.read(
                api.post("/schedules/" + schedule + "/" + action).body());
    }

    private List<String> uids(String query) throws IOException {
        return api.json("/schedules" + query).findValuesAsText("uid");
    }

    private List<String> keys() throws IOException {
        return receiver.records().stream()
                .map(json -> json.path("linkedin_profile_id").asText())
                .toList();
    }
}
