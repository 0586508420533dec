package org.edgesroutes.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every record fails, whatever the error looks like: no record is at fault. */
class FaultyTargetTest extends DeliveryTestBase {

    @RegisterExtension
    static final WireMockExtension TARGET = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    private static RouteBuilder posting(String address, String options) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:edges-records-source?downstream=crm&" + options)
                        .routeId("deliver")
                        .to(address + "/crm?httpMethod=POST");
            }
        };
    }

    private void records(String ref, int count) {
        List<String> numbers = IntStream.range(0, count).mapToObj(n -> ref + n).toList();
        rows.callback(
                ref,
                "a",
                "run",
                numbers.stream().map("{\"n\":\"%s\"}"::formatted).toList(),
                numbers);
    }

    private static void answers(int status) {
        TARGET.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(status)));
    }

    private void untilItPauses(int pauses) {
        eventually(() -> {
            turn(Duration.ofSeconds(1));
            assertThat(rows.number("SELECT pauses FROM edges_downstream")).isGreaterThanOrEqualTo(pauses);
        });
    }

    private void untilAllArrived() {
        eventually(() -> {
            turn(Duration.ofMinutes(1));
            assertThat(rows.open("crm")).isZero();
            assertThat(rows.number("SELECT count(*) FROM edges_retry")).isZero();
        });
        assertThat(rows.number("SELECT count(*) FROM edges_dead_letter")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"concurrency=1", "concurrency=4", "concurrency=2&batchSize=10&batchWait=10ms"})
    void aTargetThatAnswers404ToEverythingKillsNoRecord(String options) throws Exception {
        TARGET.stubFor(post(anyUrl()).willReturn(ok()));
        start(posting(TARGET.baseUrl(), options + "&retryAttempts=2&retryDelay=1s"));
        records("before", 20);
        eventually(() -> assertThat(rows.open("crm")).isZero());
        answers(404);
        records("cb", 200);

        untilItPauses(3);
        for (int hour = 0; hour < 60; hour++) {
            turn(Duration.ofHours(1));
            eventually(() -> assertThat(inFlight()).isZero());
        }
        assertThat(rows.number("SELECT count(*) FROM edges_dead_letter")).isZero();
        assertThat(rows.text("SELECT last_error FROM edges_downstream")).startsWith("HTTP 404");

        TARGET.stubFor(post(anyUrl()).willReturn(ok()));
        untilAllArrived();
    }

    @Test
    void aMappingErrorOfEveryRecordPausesAndARepairedRouteGoesOnAtOnce() throws Exception {
        TARGET.stubFor(post(anyUrl()).willReturn(ok()));
        CamelContext context = start(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:edges-records-source?downstream=crm&retryAttempts=1")
                        .routeId("deliver")
                        .setBody(simple("${body.noSuchMethod}"))
                        .to(TARGET.baseUrl() + "/crm?httpMethod=POST");
            }
        });
        records("cb", 100);
        untilItPauses(4);
        assertThat(rows.number("SELECT count(*) FROM edges_dead_letter")).isZero();
        assertThat(rows.text("SELECT last_error FROM edges_downstream")).contains("noSuchMethod");

        context.getRouteController().stopRoute("deliver");
        context.removeRoute("deliver");
        context.addRoutes(posting(TARGET.baseUrl(), "retryAttempts=1"));
        eventually(() -> {
            assertThat(rows.open("crm")).isZero();
            assertThat(rows.number("SELECT count(*) FROM edges_retry")).isZero();
        });
        assertThat(rows.number("SELECT count(*) FROM edges_dead_letter")).isZero();
        assertThat(TARGET.findAll(postRequestedFor(anyUrl()))).hasSize(100);
    }

    @Test
    void aRecordThatNothingElseIsTriedBesideIsKeptWhileNoTargetIsReached() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        start(posting("http://127.0.0.1:" + port, "retryAttempts=1"));
        records("cb", 1);

        untilItPauses(2);
        for (int hour = 0; hour < 60; hour++) {
            turn(Duration.ofHours(1));
            eventually(() -> assertThat(inFlight()).isZero());
        }
        assertThat(rows.number("SELECT count(*) FROM edges_dead_letter")).isZero();
        assertThat(rows.text("SELECT paused_until IS NOT NULL FROM edges_downstream"))
                .isEqualTo("1");
    }
}
