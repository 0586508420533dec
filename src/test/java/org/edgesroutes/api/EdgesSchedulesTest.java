package org.edgesroutes.api;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.notFound;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.edgesroutes.model.Schedule;
import org.edgesroutes.model.ScheduleChange;
import org.edgesroutes.model.ScheduleStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EdgesSchedulesTest {

    @TempDir
    Path directory;

    private ApiFixture fixture;

    @BeforeEach
    void start() {
        fixture = new ApiFixture(directory);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[%s]", "{\"data\": [%s]}", "{\"items\": [%s]}"})
    void aListOfSchedulesIsReadFromEveryEnvelope(String envelope) {
        page("0", envelope.formatted("{\"uid\": \"s1\", \"status\": \"active\"}"));
        page("1", envelope.formatted(""));

        assertThat(fixture.schedules.list(null)).extracting(Schedule::uid).containsExactly("s1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"schedule_uid", "uid", "scheduled_run_uid"})
    void aScheduleIsKnownUnderEachOfItsThreeNames(String name) {
        fixture.edges.stubFor(get("/v1/schedules/s1")
                .willReturn(okJson(
                        "{\"%s\": \"s1\", \"next_execution_at\": \"2026-03-02T09:00:00+01:00\"}".formatted(name))));

        Schedule schedule = fixture.schedules.schedule("s1").orElseThrow();

        assertThat(schedule.uid()).isEqualTo("s1");
        assertThat(schedule.nextExecutionAt()).isEqualTo(Instant.parse("2026-03-02T08:00:00Z"));
    }

    @Test
    void aListEndsAtThePageThatBringsNoNewUidAlsoWhereTheOffsetIsIgnored() {
        fixture.edges.stubFor(get(urlPathEqualTo("/v1/schedules"))
                .willReturn(okJson("[{\"uid\": \"s1\"}, {\"uid\": \"s2\"}, {\"uid\": \"s1\"}]")));

        assertThat(fixture.schedules.list(null)).extracting(Schedule::uid).containsExactly("s1", "s2");
    }

    @Test
    void schedulesOfAnotherActionAreLeftOutWhereTheFilterIsIgnored() {
        fixture.edges.stubFor(get(urlPathEqualTo("/v1/schedules"))
                .willReturn(okJson(
                        "[{\"uid\": \"s1\", \"action_name\": \"a\"}, {\"uid\": \"s2\", \"action_name\": \"b\"}]")));

        assertThat(fixture.schedules.list("a")).extracting(Schedule::uid).containsExactly("s1");
    }

    @Test
    void aScheduleThatEdgesDoesNotKnowIsEmpty() {
        fixture.edges.stubFor(get("/v1/schedules/s1").willReturn(notFound()));

        assertThat(fixture.schedules.schedule("s1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 422})
    void aRefusedChangeOfAScheduleThatHasTheStatusAlreadyCountsAsDone(int status) {
        fixture.edges.stubFor(post("/v1/schedules/s1/pause").willReturn(jsonResponse("{}", status)));
        fixture.edges.stubFor(get("/v1/schedules/s1").willReturn(okJson("{\"uid\": \"s1\", \"status\": \"PAUSED\"}")));

        assertThat(fixture.schedules.change("s1", ScheduleChange.PAUSE).is(ScheduleStatus.PAUSED))
                .isTrue();
    }

    @Test
    void aRefusedChangeOfAScheduleWithAnotherStatusFails() {
        fixture.edges.stubFor(
                post("/v1/schedules/s1/resume").willReturn(jsonResponse("{\"message\": \"it is over\"}", 409)));
        fixture.edges.stubFor(
                get("/v1/schedules/s1").willReturn(okJson("{\"uid\": \"s1\", \"status\": \"CANCELLED\"}")));

        assertThatThrownBy(() -> fixture.schedules.change("s1", ScheduleChange.RESUME))
                .isInstanceOf(EdgesApiException.class)
                .hasMessageContaining("it is over");
    }

    @Test
    void aSuccessThatLeavesTheScheduleAsItWasFails() {
        fixture.edges.stubFor(post("/v1/schedules/s1/cancel").willReturn(okJson("{\"uid\":\"s1\"}")));
        fixture.edges.stubFor(get("/v1/schedules/s1").willReturn(okJson("{\"uid\": \"s1\", \"status\": \"ACTIVE\"}")));

        assertThatThrownBy(() -> fixture.schedules.change("s1", ScheduleChange.CANCEL))
                .isInstanceOf(EdgesApiException.class)
                .hasMessageContaining("unchanged");
    }

    @Test
    void aUidWithACharacterOfAPathIsNeverSent() {
        for (String uid : List.of("../runs", "a/b", "", "s1?x")) {
            assertThatThrownBy(() -> fixture.schedules.schedule(uid)).hasMessageContaining("invalid uid");
        }
        assertThat(fixture.edges.getAllServeEvents()).isEmpty();
    }

    private void page(String offset, String json) {
        fixture.edges.stubFor(get(urlPathEqualTo("/v1/schedules"))
                .withQueryParam("offset", matching(offset))
                .willReturn(okJson(json)));
    }
}
