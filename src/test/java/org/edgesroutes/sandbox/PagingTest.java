package org.edgesroutes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgesroutes.sandbox.SandboxReading.CURSOR;
import static org.edgesroutes.sandbox.SandboxReading.NEXT_HOST;
import static org.edgesroutes.sandbox.SandboxReading.PAGE_LIMIT;
import static org.edgesroutes.sandbox.SandboxReading.PAGING;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagingTest {

    private EdgesSandbox edges;
    private Caller api;
    private String run;

    @BeforeEach
    void start() {
        edges = new EdgesSandbox().start();
        api = new Caller(edges);
        run = edges.run(SandboxRun.incremental("linkedin-extract-connections")
                .existing(25)
                .arrivals(5));
        edges.advance(Duration.ofHours(1));
    }

    @AfterEach
    void stop() {
        edges.close();
    }

    @Test
    void followingTheNextUrlGivesEveryRecordOnce() throws IOException {
        assertThat(follow("/runs/" + run + "/outputs?limit=10"))
                .doesNotHaveDuplicates()
                .hasSize(25);
    }

    @Test
    void aCursorHoldsItsPlaceWhileRowsMove() throws IOException {
        HttpResponse<String> first = api.get("/runs/" + run + "/outputs?limit=10");
        continueRun();
        List<String> keys = keys(first);
        keys.addAll(follow(next(first).orElseThrow()));
        assertThat(keys).doesNotHaveDuplicates().hasSize(25);
    }

    @Test
    void anOffsetRepeatsRowsThatMove() throws IOException {
        List<String> keys = keys(api.get("/runs/" + run + "/outputs?limit=10&offset=0"));
        continueRun();
        HttpResponse<String> second = api.get("/runs/" + run + "/outputs?limit=10&offset=10");
        assertThat(next(second)).isEmpty();
        keys.retainAll(keys(second));
        assertThat(keys).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({"valid,200", "refused,400"})
    void aCursorOutlivesAContinueOrNot(String choice, int code) throws IOException {
        edges.reading(CURSOR, choice);
        HttpResponse<String> first = api.get("/runs/" + run + "/outputs?limit=10");
        continueRun();
        assertThat(api.get(next(first).orElseThrow()).statusCode()).isEqualTo(code);
    }

    @Test
    void aWholeUrlIsNoCursor() throws IOException {
        assertThat(api.get("/runs/" + run + "/outputs?cursor=http%3A%2F%2Fx").statusCode())
                .isEqualTo(400);
    }

    @Test
    void theOlderVersionGivesNoNextUrl() throws IOException {
        edges.reading(PAGING, "offset");
        assertThat(next(api.get("/runs/" + run + "/outputs?limit=10"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"500,200", "100,400"})
    void aPageHasEitherLimit(String choice, int code) throws IOException {
        edges.reading(PAGE_LIMIT, choice);
        assertThat(api.get("/runs/" + run + "/outputs?limit=500").statusCode()).isEqualTo(code);
    }

    @Test
    void theNextUrlMayNameAnotherHost() throws IOException {
        edges.reading(NEXT_HOST, "foreign");
        assertThat(next(api.get("/runs/" + run + "/outputs?limit=10")).orElseThrow())
                .startsWith("http://pages.edges.invalid/v1/runs/");
    }

    @Test
    void inputsArePagedTheSameWay() throws IOException {
        SandboxRun plan = SandboxRun.full("linkedin-extract-post-likers");
        for (int i = 0; i < 7; i++) {
            plan.input(Map.of("linkedin_post_url", "p" + i), Map.of("ref", i));
        }
        HttpResponse<String> first = api.get("/runs/" + edges.run(plan) + "/inputs?limit=5");
        assertThat(SandboxJson.read(first.body())).hasSize(5);
        assertThat(SandboxJson.read(api.get(next(first).orElseThrow()).body())).hasSize(2);
    }

    @Test
    void runsAreSortedFilteredAndPagedByOffset() throws IOException {
        String newest = edges.run(SandboxRun.full("linkedin-extract-messages").age(Duration.ZERO));
        edges.run(SandboxRun.full("linkedin-extract-messages").status("INVALID").age(Duration.ofDays(9)));
        assertThat(api.json("/runs?sort=-created_at&limit=1").get(0).path("uid").asText())
                .isEqualTo(newest);
        assertThat(api.json("/runs?sort=created_at&limit=2&offset=2")
                        .get(0)
                        .path("uid")
                        .asText())
                .isEqualTo(newest);
        assertThat(api.json("/runs?status=INVALID&status=SUCCEEDED")).hasSize(2);
        assertThat(api.json("/runs?action_name=linkedin-extract-messages")).hasSize(2);
        assertThat(api.json("/runs?uid=" + run + "&uid=" + newest)).hasSize(2);
        assertThat(api.json("/runs?execution_mode=LIVE")).isEmpty();
    }

    @Test
    void aLiveRunKeepsNoOutputs() throws IOException {
        String live =
                edges.run(SandboxRun.full("linkedin-extract-messages").live().status("SUCCEEDED"));
        assertThat(api.get("/runs/" + live + "/outputs").statusCode()).isEqualTo(400);
    }

    private void continueRun() throws IOException {
        assertThat(api.post("/runs/" + run + "/continue").statusCode()).isEqualTo(200);
        edges.advance(Duration.ofHours(1));
        assertThat(edges.produced(run)).hasSize(30);
    }

    private List<String> follow(String url) throws IOException {
        List<String> keys = new ArrayList<>();
        for (Optional<String> page = Optional.of(url); page.isPresent(); ) {
            HttpResponse<String> answer = api.get(page.get());
            keys.addAll(keys(answer));
            page = next(answer);
        }
        return keys;
    }

    private static List<String> keys(HttpResponse<String> answer) throws IOException {
        return new ArrayList<>(SandboxJson.read(answer.body()).findValuesAsText("linkedin_profile_id"));
    }

    private static Optional<String> next(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Pagination-Next");
    }
}
