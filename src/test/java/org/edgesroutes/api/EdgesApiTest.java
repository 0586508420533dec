package org.edgesroutes.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Instant;
import org.edgesroutes.model.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdgesApiTest extends EdgesApiTestBase {

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
}
