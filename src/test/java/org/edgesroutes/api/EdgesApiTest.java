package org.edgesroutes.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.edgesroutes.model.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EdgesApiTest {

    private static final String RUN = """
            {"id": 7, "uid": "run-1", "action_name": "linkedin-extract-messages", "status": "SUCCEEDED",
             "execution_mode": "ASYNC", "parameters": {"sync_mode": "incremental", "max_results": 200},
             "output_count": 42, "last_error": {"label": "LK_524", "message": "slow"},
             "created_at": "2026-03-01T08:00:00.123456Z", "updated_at": "2026-03-01T10:03:00+02:00",
             "started_at": "2026-03-01T08:00:05", "finished_at": "soon"}""";

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

    private List<LoggedRequest> requests() {
        return fixture.edges.getAllServeEvents().stream()
                .map(event -> event.getRequest())
                .toList();
    }

    private EdgesApiException failure(Runnable call) {
        return catchThrowableOfType(EdgesApiException.class, call::run);
    }

    @Test
    void aRunIsReadWithEveryTimeInUtcAndWhatIsNoTimeLeftOut() {
        fixture.edges.stubFor(get("/v1/runs/run-1").willReturn(okJson(RUN)));

        Run run = fixture.api.run("run-1").orElseThrow();

        assertThat(run.action()).isEqualTo("linkedin-extract-messages");
        assertThat(run.syncMode()).isEqualTo("incremental");
        assertThat(run.maxResults()).isEqualTo(200);
        assertThat(run.outputCount()).isEqualTo(42);
        assertThat(run.createdAt()).isEqualTo(Instant.parse("2026-03-01T08:00:00.123Z"));
        assertThat(run.updatedAt()).isEqualTo(Instant.parse("2026-03-01T08:03:00Z"));
        assertThat(run.startedAt()).isEqualTo(Instant.parse("2026-03-01T08:00:05Z"));
        assertThat(run.finishedAt()).isNull();
        assertThat(ApiError.of(run.lastError()).words()).isEqualTo("LK_524: slow");
    }

    @Test
    void aRunThatEdgesDoesNotKnowIsEmptyAndAUidThatIsNoneIsNotEvenAskedFor() {
        fixture.edges.stubFor(get("/v1/runs/gone").willReturn(jsonResponse("{\"error_label\":\"NOT_FOUND\"}", 404)));

        assertThat(fixture.api.run("gone")).isEmpty();
        assertThat(fixture.api.run("../schedules")).isEmpty();
        assertThat(requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[%s]", "{\"data\":[%s]}", "{\"items\":[%s]}", "[%s, {\"no\":\"uid\"}, null]"})
    void aListIsReadFromEveryEnvelope(String envelope) {
        fixture.edges.stubFor(get(urlPathEqualTo("/v1/runs")).willReturn(okJson(envelope.formatted(RUN))));

        assertThat(fixture.api.listRuns(100, 20)).extracting(Run::uid).containsExactly("run-1");
        fixture.edges.verify(getRequestedFor(urlEqualTo("/v1/runs?sort=-updated_at&limit=100&offset=20")));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE", "MALFORMED_RESPONSE_CHUNK"
            })
    void aBrokenConnectionIsRetriedForAReadAndUnknownForAContinue(Fault fault) {
        fixture.edges.stubFor(get("/v1/runs/run-1").willReturn(aResponse().withFault(fault)));
        fixture.edges.stubFor(
                post("/v1/runs/run-1/continue").willReturn(aResponse().withFault(fault)));

        assertThat(failure(() -> fixture.api.run("run-1")).retryable()).isTrue();
        fixture.edges.verify(3, getRequestedFor(anyUrl()));

        assertThat(failure(() -> fixture.api.continueRun("run-1", () -> true)).outcomeUnknown())
                .isTrue();
        fixture.edges.verify(1, postRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void aPassingErrorIsRetriedForAReadAndUnknownForAContinue(int status) {
        fixture.edges.stubFor(
                get(anyUrl()).willReturn(aResponse().withStatus(status).withBody("<html>Bad gateway</html>")));
        fixture.edges.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(status)));

        EdgesApiException read = failure(() -> fixture.api.run("run-1"));
        assertThat(read.retryable()).isTrue();
        assertThat(read).hasMessage("GET /v1/runs/run-1 was answered " + status);
        fixture.edges.verify(3, getRequestedFor(anyUrl()));

        assertThat(failure(() -> fixture.api.continueRun("run-1", () -> true)).outcomeUnknown())
                .isTrue();
        fixture.edges.verify(1, postRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 403, 409, 422, 424})
    void aRefusalIsFinalAndSaysWhatEdgesSaid(int status) {
        fixture.edges.stubFor(post(anyUrl()).willReturn(jsonResponse("""
                        {"error_label": "BAD_STATUS", "error_scope": "run", "error_ref": "r-1", "message": "not now",
                         "status_code": 400, "params": {}}""", status)));

        EdgesApiException refused = failure(() -> fixture.api.continueRun("run-1", () -> true));

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.label()).isEqualTo("BAD_STATUS");
        assertThat(refused.scope()).isEqualTo("run");
        assertThat(refused.ref()).isEqualTo("r-1");
        assertThat(refused.retryable() || refused.outcomeUnknown()).isFalse();
        assertThat(refused).hasMessageContaining("POST /v1/runs/run-1/continue").hasMessageContaining("not now");
        fixture.edges.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void aBodyCutInHalfIsReadAgain() {
        fixture.edges.stubFor(get(anyUrl()).willReturn(okJson(RUN.substring(0, RUN.length() / 2))));
        assertThat(failure(() -> fixture.api.run("run-1")).retryable()).isTrue();
        fixture.edges.verify(3, getRequestedFor(anyUrl()));
    }

    @Test
    void aBodyWithMoreBehindItIsNotTakenForWhole() {
        fixture.edges.stubFor(get(anyUrl()).willReturn(okJson(RUN + "<html>")));
        assertThat(failure(() -> fixture.api.run("run-1"))).hasMessageContaining("no JSON");
    }

    @Test
    void anAnswerThatIsTooLateIsBrokenOff() {
        fixture.edges.stubFor(get(anyUrl()).willReturn(okJson(RUN).withFixedDelay(2_000)));
        assertThat(failure(() -> fixture.api.run("run-1")).retryable()).isTrue();
    }

    @Test
    void aConnectionThatCouldNotBeMadeIsSafeToTryAgainForAContinueToo() {
        fixture.edges.stop();
        EdgesApiException refused = failure(() -> fixture.api.continueRun("run-1", () -> true));
        assertThat(refused.retryable()).isTrue();
        assertThat(refused.outcomeUnknown()).isFalse();
    }

    @Test
    void aConfirmationThatCannotBeReadLeavesAContinueUnknown() {
        fixture.edges.stubFor(post(anyUrl()).willReturn(okJson("{\"uid\": \"run-")));
        assertThat(failure(() -> fixture.api.continueRun("run-1", () -> true)).outcomeUnknown())
                .isTrue();
    }

    @Test
    void aCallerThatRetriesByItselfDoesNotDoSoForEver() throws Exception {
        fixture.edges.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(503)));
        fixture.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(4).redeliveryDelay(1));
                from("direct:caller")
                        .setVariable(EdgesApi.PATH)
                        .constant("/runs/run-1")
                        .to(EdgesApi.ENDPOINT);
            }
        });
        fixture.context.createProducerTemplate().request("direct:caller", call -> {});
        fixture.edges.verify(3, getRequestedFor(anyUrl()));
    }

    @Test
    void aCallThatIsNotWantedAnyMoreWhenItsTurnComesDoesNotLeave() {
        assertThat(failure(() -> fixture.api.continueRun("run-1", () -> false)))
                .hasMessageContaining("not wanted any more");
        assertThat(requests()).isEmpty();
    }

    @Test
    void cookiesOfOneAnswerAreNotSentWithTheNextCall() {
        fixture.edges.stubFor(get(anyUrl()).willReturn(okJson(RUN).withHeader("Set-Cookie", "session=1; Path=/")));
        fixture.api.run("run-1");
        fixture.api.run("run-1");
        assertThat(requests()).hasSize(2).noneMatch(request -> request.containsHeader("Cookie"));
    }

    @Test
    void noHeaderOfTheCallerLeavesNorSteersTheCallAndNoneComesBack() {
        fixture.edges.stubFor(get(anyUrl()).willReturn(okJson(RUN).withHeader("X-Edges", "inside")));

        Exchange exchange = fixture.context.createProducerTemplate().request(EdgesApi.ENDPOINT, call -> {
            call.setVariable(EdgesApi.PATH, "/runs/run-1");
            call.getMessage().setBody("somebody's secret");
            call.getMessage()
                    .setHeaders(Map.of(
                            "Authorization", "Bearer inbound",
                            "X-Custom", "inbound",
                            "CamelHttpUri", "http://127.0.0.1:1/evil",
                            "CamelHttpPath", "/evil",
                            "CamelHttpQuery", "leak=1",
                            "CamelRestHttpUri", "http://127.0.0.1:1/evil",
                            "CamelHttpMethod", "DELETE"));
        });

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders()).isEmpty();
        LoggedRequest sent = requests().get(0);
        assertThat(sent.getUrl()).isEqualTo("/v1/runs/run-1");
        assertThat(sent.getMethod().value()).isEqualTo("GET");
        assertThat(sent.getBodyAsString()).isEmpty();
        assertThat(sent.getHeaders().keys())
                .map(String::toLowerCase)
                .containsOnly("accept", "accept-encoding", "connection", "host", "user-agent", "x-api-key");
    }

    @Test
    void theNextPageIsFollowedAsItIsAndOnlyToTheHostOfTheApi() {
        String next = fixture.edges.baseUrl() + "/v1/runs/run-1/outputs?limit=100&cursor=a%2Bb%3D%3D&q=a+b";
        fixture.edges.stubFor(get(anyUrl()).willReturn(okJson("[]").withHeader("X-Pagination-Next", next)));

        Exchange first = page("/runs/run-1/outputs");
        assertThat(first.getVariable(EdgesApi.NEXT)).isEqualTo(next);
        assertThat(first.getVariable(EdgesApi.PATH)).isNull();
        page(next);
        assertThat(requests())
                .extracting(LoggedRequest::getUrl)
                .contains("/v1/runs/run-1/outputs?limit=100&cursor=a%2Bb%3D%3D&q=a+b");

        for (String elsewhere : List.of(
                "http://127.0.0.1:1/v1/runs",
                "https://localhost:" + fixture.edges.port() + "/v1/runs",
                "//evil.example/v1",
                fixture.edges.baseUrl().replace("http://", "http://localhost@evil.example:") + "/v1",
                fixture.edges.baseUrl().replace("http://", "http://user@") + "/v1",
                "file:/etc/passwd")) {
            assertThat(page(elsewhere).getException()).as(elsewhere).isInstanceOf(EdgesApiException.class);
        }
        assertThat(requests()).hasSize(2);
    }

    private Exchange page(String path) {
        return fixture.context
                .createProducerTemplate()
                .request(EdgesApi.ENDPOINT, call -> call.setVariable(EdgesApi.PATH, path));
    }

    @Test
    void theKeyIsInNoMessageEvenWhenEdgesQuotesIt() {
        fixture.edges.stubFor(get(anyUrl())
                .withHeader("X-API-Key", equalTo(ApiFixture.KEY))
                .willReturn(jsonResponse("{\"message\": \"bad key " + ApiFixture.KEY + "\"}", 401)));
        assertThat(failure(() -> fixture.api.run("run-1")))
                .hasMessageContaining("bad key ****")
                .hasMessageContaining("check edges.api.key");
    }

    @Test
    void withoutAKeyNothingIsSent() {
        fixture.close();
        fixture = new ApiFixture(directory, Optional.empty(), null);
        assertThat(fixture.api.enabled()).isFalse();
        assertThatThrownBy(() -> fixture.api.run("run-1"))
                .isInstanceOf(EdgesApiException.class)
                .hasMessageContaining("edges.api.key is not set");
        assertThat(requests()).isEmpty();
    }
}
