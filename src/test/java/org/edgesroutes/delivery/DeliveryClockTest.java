package org.edgesroutes.delivery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.edgesroutes.ledger.deliveries.DownstreamRepository;
import org.edgesroutes.settings.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The clock of the machine is set back by hours while records wait. */
class DeliveryClockTest extends DeliveryTestBase {

    private static final Duration JUMP = Duration.ofHours(-5);

    @RegisterExtension
    static final WireMockExtension TARGET = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    private static RouteBuilder posting() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:edges-records-source?downstream=crm&concurrency=1&retryAttempts=3&retryDelay=1m")
                        .routeId("deliver")
                        .to(TARGET.baseUrl() + "/crm?httpMethod=POST");
            }
        };
    }

    private void records(String ref, String... names) {
        rows.callback(
                ref,
                "a",
                "run",
                List.of(names).stream().map("{\"n\":\"%s\"}"::formatted).toList(),
                List.of(names));
    }

    private Instant time(String sql) {
        String text = rows.text(sql);
        assertThat(text).isNotEqualTo("null");
        return Instant.parse(text);
    }

    private static void refuses(String name, int status) {
        TARGET.stubFor(post(anyUrl())
                .withRequestBody(equalToJson("{\"n\":\"%s\"}".formatted(name)))
                .willReturn(aResponse().withStatus(status)));
    }

    @Test
    void aRetryWithinMinutesDoesNotWaitForAsLongAsTheClockWasSetBack() throws Exception {
        TARGET.stubFor(post(anyUrl()).willReturn(ok()));
        refuses("bad", 422);
        start(posting());
        records("one", "good", "bad");
        eventually(() -> assertThat(rows.number("SELECT count(*) FROM edges_retry WHERE attempts > 0"))
                .isEqualTo(1));

        turn(JUMP);
        eventually(() -> {
            turn(Duration.ZERO);
            assertThat(time("SELECT next_attempt_at FROM edges_retry"))
                    .isBefore(clock.instant().plus(Duration.ofMinutes(3)));
        });
        TARGET.stubFor(post(anyUrl()).willReturn(ok()));
        turn(Duration.ofMinutes(3));
        eventually(() ->
                assertThat(rows.number("SELECT count(*) FROM edges_retry")).isZero());
        assertThat(rows.number("SELECT count(*) FROM edges_dead_letter")).isZero();
    }

    @Test
    void aPauseIsNoLongerThanItWasWhenTheClockWasSetBack() throws Exception {
        TARGET.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(503)));
        start(posting());
        records("one", "a", "b");
        eventually(() -> {
            turn(Duration.ofSeconds(1));
            assertThat(rows.number("SELECT pauses FROM edges_downstream")).isGreaterThan(3);
        });

        turn(JUMP);
        eventually(() -> {
            turn(Duration.ZERO);
            assertThat(time("SELECT coalesce(paused_until, '') FROM edges_downstream"))
                    .isBefore(clock.instant().plus(Duration.ofMinutes(7)));
        });
        TARGET.stubFor(post(anyUrl()).willReturn(ok()));
        turn(Duration.ofMinutes(7));
        eventually(() -> assertThat(rows.open("crm")).isZero());
    }

    @Test
    void theClaimOfANodeThatIsGoneEndsAMinuteAfterTheClockWasSetBack() throws Exception {
        DownstreamRepository downstreams = new DownstreamRepository(ledger);
        downstreams.register("crm", true);
        downstreams.claim("crm", "gone", clock.instant().plus(DeliveryContext.CLAIM));
        TARGET.stubFor(post(anyUrl()).willReturn(ok()));
        records("one", "a");
        turn(JUMP);
        start(new DeliveryContext(Workspace.ONLY, ledger, clock), posting());
        eventually(() -> {
            turn(Duration.ZERO);
            assertThat(time("SELECT claimed_until FROM edges_downstream"))
                    .isBefore(clock.instant().plus(Duration.ofMinutes(2)));
        });
        turn(Duration.ofMinutes(2));
        eventually(() -> assertThat(rows.open("crm")).isZero());
    }

    @Test
    void aNodeGoesOnRenewingItsClaimAfterTheClockWasSetBack() throws Exception {
        TARGET.stubFor(post(anyUrl()).willReturn(ok()));
        start(posting());
        eventually(() -> assertThat(rows.number("SELECT count(*) FROM edges_downstream WHERE claimed_by IS NOT NULL"))
                .isOne());
        turn(JUMP);
        eventually(() -> {
            turn(Duration.ZERO);
            assertThat(time("SELECT claimed_until FROM edges_downstream"))
                    .isBefore(clock.instant().plus(Duration.ofMinutes(2)));
        });
    }

    @Test
    void aRetryShowsTheAttemptsMadeWhileTheFaultIsInDoubt() throws Exception {
        TARGET.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(503)));
        start(posting());
        records("one", "a");
        eventually(() -> {
            turn(Duration.ofSeconds(1));
            assertThat(rows.number("SELECT count(*) FROM edges_retry WHERE attempts >= 3"))
                    .isEqualTo(1);
        });
        assertThat(rows.number("SELECT counted FROM edges_retry")).isZero();
        assertThat(rows.number("SELECT attempts FROM edges_retry"))
                .isEqualTo(TARGET.getAllServeEvents().size());
    }
}
