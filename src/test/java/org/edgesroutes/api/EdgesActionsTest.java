package org.edgesroutes.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.edgesroutes.model.LaunchRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EdgesActionsTest {

    private static final String ACTION = "linkedin-extract-connections";
    private static final String ASYNC = "/v1/actions/" + ACTION + "/run/async";
    private static final String LIVE = "/v1/actions/" + ACTION + "/run/live";

    private static final LaunchRequest RUN = new LaunchRequest(
            ACTION,
            "nightly",
            List.of("{\"custom_data\": {\"ref\": \"A-17\"}}"),
            "{\"sync_mode\": \"incremental\", \"max_results\": 200}",
            List.of("i1"),
            null,
            "https://hooks.example.com/edges",
            null,
            null,
            null);

    private static final CallbackTarget CALLBACK =
            new CallbackTarget("https://hooks.example.com/edges", Map.of("X-Secret", "s3"));

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

    @Test
    void aLaunchSendsWhatWasAskedForAndNothingElse() {
        fixture.edges.stubFor(post(ASYNC).willReturn(jsonResponse("{\"run_uid\": \"run-1\"}", 201)));

        assertThat(fixture.actions.launch(RUN, CALLBACK, () -> true)).isEqualTo("run-1");

        fixture.edges.verify(postRequestedFor(urlPathEqualTo(ASYNC)).withRequestBody(equalToJson("""
                {"name": "nightly", "inputs": [{"custom_data": {"ref": "A-17"}}],
                 "parameters": {"sync_mode": "incremental", "max_results": 200}, "identity_ids": ["i1"],
                 "callback": {"url": "https://hooks.example.com/edges", "headers": {"X-Secret": "s3"}, "on": "all"}}""")));
    }

    @Test
    void aScheduleIsCreatedWithItsTimes() {
        String path = "/v1/actions/" + ACTION + "/run/schedule";
        fixture.edges.stubFor(post(path).willReturn(okJson("{\"schedule_uid\": \"s1\", \"status\": \"ACTIVE\"}")));
        LaunchRequest schedule = new LaunchRequest(
                ACTION,
                null,
                List.of("{}"),
                "{}",
                List.of(),
                "auto",
                "https://hooks.example.com",
                "0 9 * * 1",
                "Europe/Paris",
                Instant.parse("2026-03-02T08:00:00Z"));

        assertThat(fixture.actions.schedule(schedule, CALLBACK, () -> true).uid())
                .isEqualTo("s1");

        fixture.edges.verify(postRequestedFor(urlPathEqualTo(path)).withRequestBody(equalToJson("""
                {"inputs": [{}], "parameters": {}, "identity_mode": "auto", "cron": "0 9 * * 1",
                 "timezone": "Europe/Paris", "schedule_at": "2026-03-02T08:00:00Z",
                 "callback": {"url": "https://hooks.example.com/edges", "headers": {"X-Secret": "s3"}, "on": "all"}}""")));
    }

    @Test
    void aLaunchWhoseOutcomeIsUnknownIsNeverSentTwice() {
        for (var answer : List.of(
                aResponse().withFault(Fault.EMPTY_RESPONSE),
                jsonResponse("{}", 503),
                okJson("{\"no\": \"uid\"}"),
                aResponse().withBody("not json"))) {
            fixture.edges.resetAll();
            fixture.edges.stubFor(post(ASYNC).willReturn(answer));

            EdgesApiException failure = catchThrowableOfType(
                    EdgesApiException.class, () -> fixture.actions.launch(RUN, CALLBACK, () -> true));

            assertThat(failure.outcomeUnknown()).isTrue();
            assertThat(failure).hasMessageNotContaining("s3");
            fixture.edges.verify(1, postRequestedFor(urlPathEqualTo(ASYNC)));
        }
    }

    @Test
    void aRefusedLaunchIsARefusal() {
        fixture.edges.stubFor(post(ASYNC).willReturn(jsonResponse("{\"error_label\": \"BAD_INPUT\"}", 400)));

        EdgesApiException failure =
                catchThrowableOfType(EdgesApiException.class, () -> fixture.actions.launch(RUN, CALLBACK, () -> true));

        assertThat(failure.outcomeUnknown()).isFalse();
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.label()).isEqualTo("BAD_INPUT");
    }

    @Test
    void aLiveRunIsReadPageByPageWithTheSameBody() {
        String next = fixture.edges.baseUrl() + LIVE + "?cursor=c2";
        fixture.edges.stubFor(
                post(urlPathEqualTo(LIVE)).willReturn(okJson("[{\"a\": 1}]").withHeader("X-Pagination-Next", next)));
        fixture.edges.stubFor(post(urlPathEqualTo(LIVE))
                .withQueryParam("cursor", equalTo("c2"))
                .willReturn(okJson("[{\"a\": 2}]")));

        ResultPage first = fixture.actions.live(RUN, null, false);
        ResultPage second = fixture.actions.live(RUN, first.next(), false);

        assertThat(first.rows()).hasSize(1);
        assertThat(second.rows()).hasSize(1);
        assertThat(second.next()).isNull();
        fixture.edges.verify(
                2, postRequestedFor(urlPathEqualTo(LIVE)).withRequestBody(containing("\"input\":{\"custom_data\"")));
    }
}
