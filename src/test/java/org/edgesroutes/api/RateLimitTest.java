package org.edgesroutes.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RateLimitTest {

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

    private static ResponseDefinitionBuilder tooMany() {
        return aResponse().withStatus(429).withHeader("X-RateLimit-Type", "/v1/runs");
    }

    /** A continue, to show that a 429 is safe to repeat even then. */
    private Duration pauseAfter(ResponseDefinitionBuilder limited) {
        fixture.edges.stubFor(post(anyUrl())
                .inScenario("limit")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(limited)
                .willSetStateTo("open"));
        fixture.edges.stubFor(post(anyUrl())
                .inScenario("limit")
                .whenScenarioStateIs("open")
                .willReturn(okJson("{\"uid\":\"run-1\"}")));
        Instant before = fixture.clock.instant();
        assertThat(fixture.api.continueRun("run-1", () -> true)).isPresent();
        fixture.edges.verify(2, postRequestedFor(anyUrl()));
        return Duration.between(before, fixture.clock.instant());
    }

    @Test
    void secondsInTheHeaderAreWaitedOut() {
        assertThat(pauseAfter(tooMany().withHeader("Retry-After", "7").withBody("{\"retry_after\": 99}")))
                .isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aDateInTheHeaderIsWaitedFor() {
        assertThat(pauseAfter(tooMany().withHeader("Retry-After", "Sun, 1 Mar 2026 08:00:30 GMT")))
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aBodyThatSaysHowLongIsObeyed() {
        assertThat(pauseAfter(tooMany().withBody("{\"retry_after\": 12}"))).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void aBodyThatSaysUntilWhenIsObeyed() {
        assertThat(pauseAfter(tooMany()
                        .withBody("{\"error_label\": \"STATUS_429\", \"params\": {\"postponed_until\":"
                                + " \"2026-03-01T08:00:45Z\"}}")))
                .isEqualTo(Duration.ofSeconds(45));
    }

    @Test
    void withoutAWordOrWithABodyThatIsNoJsonItIsAMinute() {
        assertThat(pauseAfter(tooMany().withBody("slow down"))).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void nobodyIsSilencedForLongerThanAnHour() {
        assertThat(pauseAfter(tooMany().withHeader("Retry-After", "86400"))).isEqualTo(Duration.ofHours(1));
    }
}
