package org.edgesroutes.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest extends DeliveryTestBase {

    @RegisterExtension
    static final WireMockExtension TARGET = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    private RouteBuilder posting(String path, String options) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:edges-records-source?downstream=" + path + "&" + options)
                        .to(TARGET.baseUrl() + "/" + path + "?httpMethod=POST&secret=s3cret");
            }
        };
    }

    private static void answers(String path, String body, ResponseDefinitionBuilder answer) {
        TARGET.stubFor(post(urlPathEqualTo("/" + path))
                .withRequestBody(containing(body))
                .willReturn(answer));
    }

    private static void takesAll() {
        TARGET.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(200)));
    }

    private static int posts(String path, String body) {
        return TARGET.findAll(postRequestedFor(urlPathEqualTo("/" + path)).withRequestBody(containing(body)))
                .size();
    }

    private void callback(String ref, String... records) {
        rows.callback(
                ref,
                "extract",
                "run-1",
                List.of(records).stream().map(r -> "\"" + r + "\"").toList(),
                List.of(records).stream().map(r -> r.substring(0, 1)).toList());
    }

    @Test
    void aRefusedRecordIsADeadLetterBySchedule() throws Exception {
        takesAll();
        answers("crm", "bad", aResponse().withStatus(422).withBody("no such field"));
        start(posting("crm", "retryAttempts=3&retryDelay=10s"));
        callback("cb", "a-good", "b-bad", "c-good");

        eventually(() -> assertThat(rows.open("crm")).isZero());
        assertThat(posts("crm", "bad")).isEqualTo(1);
        assertThat(posts("crm", "good")).isEqualTo(2);

        turn(Duration.ofSeconds(13));
        eventually(() ->
                assertThat(rows.number("SELECT attempts FROM edges_retry")).isEqualTo(2));
        turn(Duration.ofSeconds(75));
        eventually(() -> assertThat(rows.number("SELECT count(*) FROM edges_dead_letter"))
                .isEqualTo(1));

        assertThat(posts("crm", "bad")).isEqualTo(3);
        assertThat(rows.number("SELECT count(*) FROM edges_retry")).isZero();
        assertThat(rows.text("SELECT record_index || ' ' || attempts || ' ' || error FROM edges_dead_letter"))
                .startsWith("1 3 HTTP 422 from http://localhost:")
                .endsWith("/crm: no such field")
                .doesNotContain("s3cret");
        TARGET.verify(3, postRequestedFor(anyUrl()).withHeader("Idempotency-Key", equalTo("cb:1")));
    }

    @Test
    void laterRecordsOfAKeyWaitBehindTheRefusedOne() throws Exception {
        takesAll();
        answers("crm", "a-1", aResponse().withStatus(409));
        start(posting("crm", "retryDelay=10s"));
        callback("one", "a-1", "b-1");
        callback("two", "a-2", "b-2");
        callback("three", "a-3");

        eventually(() -> assertThat(rows.open("crm")).isZero());
        assertThat(posts("crm", "b-")).isEqualTo(2);
        assertThat(posts("crm", "a-2")).isZero();

        TARGET.resetAll();
        takesAll();
        turn(Duration.ofSeconds(13));
        eventually(() ->
                assertThat(rows.number("SELECT count(*) FROM edges_retry")).isZero());
        assertThat(TARGET.findAll(postRequestedFor(anyUrl())))
                .extracting(request -> request.getBodyAsString())
                .containsExactly("\"a-1\"", "\"a-2\"", "\"a-3\"");
    }

    @Test
    void aDeadLetterLetsTheOnesBehindItGo() throws Exception {
        takesAll();
        answers("crm", "a-1", aResponse().withStatus(400));
        start(posting("crm", "retryAttempts=2&retryDelay=10s"));
        callback("one", "a-1", "a-2", "b-1");
        eventually(() ->
                assertThat(rows.number("SELECT count(*) FROM edges_retry")).isEqualTo(2));
        turn(Duration.ofSeconds(13));

        eventually(() -> assertThat(posts("crm", "a-2")).isEqualTo(1));
        eventually(() ->
                assertThat(rows.number("SELECT count(*) FROM edges_retry")).isZero());
        assertThat(rows.number("SELECT count(*) FROM edges_dead_letter")).isEqualTo(1);
    }

    @Test
    void aTargetThatAsksForAPauseGetsItAndTheOthersGoOn() throws Exception {
        takesAll();
        answers("crm", "", aResponse().withStatus(503).withHeader("Retry-After", "600"));
        start(new RouteBuilder() {
            @Override
            public void configure() throws Exception {
                posting("crm", "concurrency=1").addRoutesToCamelContext(getContext());
                posting("lake", "concurrency=1").addRoutesToCamelContext(getContext());
            }
        });
        callback("cb", "a", "b", "c");

        eventually(() -> assertThat(rows.open("lake")).isZero());
        eventually(() -> assertThat(rows.text(
                        "SELECT paused_until || ' ' || pauses FROM edges_downstream WHERE downstream = 'crm'"))
                .isEqualTo("2026-03-01T08:10:00.000Z 1"));
        assertThat(rows.text("SELECT last_error FROM edges_downstream WHERE downstream = 'crm'"))
                .startsWith("HTTP 503");
        turn(Duration.ofSeconds(599));
        callback("more", "d");
        eventually(() -> assertThat(rows.open("lake")).isZero());
        assertThat(posts("crm", "")).isEqualTo(1);

        TARGET.resetAll();
        takesAll();
        turn(Duration.ofSeconds(1));
        eventually(() -> assertThat(rows.open("crm")).isZero());
        assertThat(posts("crm", "")).isEqualTo(4);
        eventually(() -> assertThat(rows.text("SELECT paused_until || pauses FROM edges_downstream"))
                .isEqualTo("null\nnull"));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 401, 403, 407, 408, 425, 429, 500, 502, 503, 504, 599})
    void anAnswerThatIsNoRecordsFaultKillsNoRecordHoweverLongItLasts(int status) throws Exception {
        answers("crm", "", aResponse().withStatus(status));
        start(posting("crm", "retryAttempts=1"));
        callback("cb", "a", "b");
        for (int i = 1; i <= 8; i++) {
            int pauses = i;
            eventually(() -> assertThat(rows.number("SELECT pauses FROM edges_downstream"))
                    .isEqualTo(pauses));
            turn(Duration.ofDays(1));
        }
        takesAll();
        eventually(() -> {
            turn(Duration.ofHours(3));
            assertThat(rows.open("crm")).isZero();
            assertThat(rows.number("SELECT count(*) FROM edges_retry")).isZero();
        });
        assertThat(rows.number("SELECT count(*) FROM edges_dead_letter")).isZero();
    }

    @Test
    void aRecordThatAloneIsAnswered500IsADeadLetterAfterADay() throws Exception {
        takesAll();
        answers("crm", "b-bad", aResponse().withStatus(500));
        start(posting("crm", "concurrency=1&retryAttempts=3"));
        Instant begin = clock.instant();
        callback("cb-1", "a-good", "b-bad", "c-good");
        callback("cb-2", "b-second", "d-good");

        eventually(() -> {
            turn(Duration.ofSeconds(2));
            assertThat(posts("crm", "good")).isEqualTo(3);
        });
        eventually(() -> assertThat(rows.open("crm")).isZero());
        assertThat(posts("crm", "b-second")).isZero();
        eventually(() -> {
            turn(Duration.ofHours(1));
            callback("cb-at-" + clock.instant(), "z-good");
            assertThat(rows.number("SELECT count(*) FROM edges_dead_letter")).isEqualTo(1);
        });
        assertThat(clock.instant()).isAfter(begin.plus(Duration.ofDays(1)));
        assertThat(rows.number("SELECT attempts FROM edges_dead_letter")).isGreaterThanOrEqualTo(3);
        eventually(() -> {
            turn(Duration.ofHours(1));
            assertThat(posts("crm", "b-second")).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aBrokenConnectionPausesToo(Fault fault) throws Exception {
        answers("crm", "", aResponse().withFault(fault));
        start(posting("crm", "retryAttempts=1"));
        callback("cb", "a");
        eventually(() ->
                assertThat(rows.number("SELECT pauses FROM edges_downstream")).isPositive());

        takesAll();
        eventually(() -> {
            turn(Duration.ofMinutes(10));
            assertThat(rows.open("crm")).isZero();
        });
        assertThat(rows.number("SELECT count(*) FROM edges_dead_letter")).isZero();
    }

    @Test
    void afterAPauseOneRecordGoesAheadAndNotEveryLane() throws Exception {
        answers("crm", "", aResponse().withStatus(503));
        start(posting("crm", "concurrency=8&pauseDelay=10s"));
        callback("cb", "a", "b", "c", "d", "e", "f", "g", "h");
        eventually(() ->
                assertThat(rows.number("SELECT pauses FROM edges_downstream")).isEqualTo(1));
        eventually(() -> assertThat(posts("crm", "")).isBetween(1, 8));
        eventually(() -> assertThat(inFlight()).isZero());
        TARGET.resetRequests();

        turn(Duration.ofSeconds(12));
        eventually(() ->
                assertThat(rows.number("SELECT pauses FROM edges_downstream")).isEqualTo(2));
        assertThat(posts("crm", "")).isEqualTo(1);
    }

    @Test
    void aMappingErrorIsTheRecords() throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:edges-records-source?downstream=crm&retryAttempts=1")
                        .unmarshal()
                        .json(Map.class)
                        .process(exchange -> taken.add(exchange.getMessage().getBody(String.class)));
            }
        });
        rows.callback("cb", "extract", "run", List.of("7", "{\"a\":1}"), List.of("k", "l"));
        eventually(() -> assertThat(taken).containsExactly("{a=1}"));
        eventually(() -> {
            turn(Duration.ofSeconds(7));
            assertThat(rows.number("SELECT count(*) FROM edges_dead_letter")).isEqualTo(1);
        });
    }
}
