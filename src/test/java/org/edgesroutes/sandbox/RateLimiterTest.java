package org.edgesroutes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private EdgesSandbox edges;
    private Caller api;

    @BeforeEach
    void start() {
        edges = new EdgesSandbox()
                .workspace(SandboxWorkspace.named("small").requestsPerMinute(2))
                .workspace(SandboxWorkspace.named("other"))
                .start();
        api = new Caller(edges);
    }

    @AfterEach
    void stop() {
        edges.close();
    }

    @Test
    void theThirdRequestOfAMinuteHasToWaitUntilTheFirstIsAMinuteOld() throws IOException {
        api.get("/runs");
        edges.advance(Duration.ofSeconds(20));
        api.get("/runs");
        HttpResponse<String> third = api.get("/runs/callbacks");
        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.headers().firstValue("Retry-After")).contains("40");
        assertThat(third.headers().firstValue("X-RateLimit-Type")).contains("/v1/runs");
        assertThat(third.headers().firstValue("X-RateLimit-Remaining")).contains("0");
        assertThat(new OpenApi().errors("ApiError", SandboxJson.read(third.body())))
                .isEmpty();
        edges.advance(Duration.ofSeconds(40));
        assertThat(api.get("/runs").statusCode()).isEqualTo(200);
        assertThat(api.get("/runs").statusCode()).isEqualTo(429);
    }

    @Test
    void thePeakCountsRefusedRequestsToo() throws IOException {
        for (int i = 0; i < 5; i++) {
            api.get("/runs");
        }
        edges.advance(Duration.ofMinutes(1));
        api.get("/runs");
        assertThat(edges.peakRequestsPerMinute()).isEqualTo(5);
    }

    @Test
    void anotherWorkspaceHasABudgetOfItsOwnAndOtherRuns() throws IOException {
        String run = edges.run("other", SandboxRun.full("linkedin-extract-messages"));
        api.get("/runs");
        assertThat(api.get("/runs/" + run).statusCode()).isEqualTo(404);
        assertThat(api.get("/runs").statusCode()).isEqualTo(429);
        Caller other = new Caller(edges, "sandbox-key-other");
        assertThat(other.get("/runs/" + run).statusCode()).isEqualTo(200);
    }

    @Test
    void theWaitMayStandInTheBodyOnly() throws IOException {
        HttpResponse<String> refused = refusedAs("body");
        assertThat(refused.headers().firstValue("Retry-After")).isEmpty();
        assertThat(SandboxJson.read(refused.body()).path("retry_after").asInt()).isEqualTo(60);
    }

    @Test
    void theRefusalMayBePlainTextWithoutAnyHint() throws IOException {
        HttpResponse<String> refused = refusedAs("plain-text");
        assertThat(refused.headers().firstValue("Retry-After")).isEmpty();
        assertThat(refused.body()).isEqualTo("Too Many Requests");
    }

    @Test
    void launchesCountApartOrShared() throws IOException {
        refusedAs("header");
        String launch = "/actions/linkedin-extract-messages/run/async";
        assertThat(api.post(launch, "{\"inputs\":[{}]}").statusCode()).isEqualTo(200);
        edges.reading(SandboxReading.LAUNCH_BUDGET, "shared");
        assertThat(api.post(launch, "{\"inputs\":[{}]}").statusCode()).isEqualTo(429);
    }

    @Test
    void theJournalHasEveryRequestWithItsHeaders() throws IOException {
        api.post("/runs/none/continue");
        assertThat(edges.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/v1/runs/none/continue");
            assertThat(request.status()).isEqualTo(404);
            assertThat(request.workspace()).isEqualTo("small");
            assertThat(request.headers()).containsEntry("X-API-Key", List.of("sandbox-key-small"));
            assertThat(request.at()).isEqualTo(edges.clock().instant());
        });
    }

    private HttpResponse<String> refusedAs(String reading) throws IOException {
        edges.reading(SandboxReading.TOO_MANY, reading);
        api.get("/runs");
        api.get("/runs");
        HttpResponse<String> refused = api.get("/runs");
        assertThat(refused.statusCode()).isEqualTo(429);
        return refused;
    }
}
