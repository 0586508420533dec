package org.edgesroutes.completeness;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxReading;
import org.edgesroutes.sandbox.SandboxRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The outputs of runs without a webhook, in every way that pages may come. */
class OutputFetcherTest {

    @TempDir
    Path directory;

    private final WireMockServer between =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private final EdgesSandbox edges = new EdgesSandbox();
    private CompletenessFixture fixture;

    @BeforeEach
    void start() {
        between.start();
        fixture = new CompletenessFixture(
                directory,
                edges,
                settings -> settings.api(URI.create(between.baseUrl() + "/v1"), "sandbox-key-first")
                        .completeness(true, false));
        String host = edges.url().replaceAll("/v1$", "");
        between.stubFor(any(anyUrl()).atPriority(9).willReturn(aResponse().proxiedFrom(host)));
    }

    @AfterEach
    void stop() {
        fixture.close();
        between.stop();
    }

    private String ended(SandboxRun run) {
        String uid = edges.run(run.withoutCallback());
        edges.advance(Duration.ofMinutes(30));
        fixture.tick();
        fixture.pass(Duration.ofMinutes(5));
        return uid;
    }

    private void everythingIsThereOnce(String run) {
        assertThat(fixture.verdicts(run)).containsExactly("complete");
        assertThat(fixture.delivered(run))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(fixture.produced(run));
    }

    @ParameterizedTest
    @CsvSource({
        "PAGING, offset",
        "PAGE_LIMIT, 100",
        "NEXT_HOST, foreign",
        "LIST_ENVELOPE, data",
        "LIST_ENVELOPE, items",
        "OUTPUTS_ORDER, oldest-first",
        "ID_TYPE, mixed"
    })
    void everyRecordIsFetchedHoweverPagesCome(SandboxReading reading, String choice) {
        edges.reading(reading, choice);
        everythingIsThereOnce(ended(CompletenessFixture.run().existing(1234).pageSize(100)));
    }

    @Test
    void offsetsAndTheOlderLimitTogetherBringEverythingToo() {
        edges.reading(SandboxReading.PAGING, "offset").reading(SandboxReading.PAGE_LIMIT, "100");
        everythingIsThereOnce(ended(CompletenessFixture.run().existing(300).pageSize(100)));
    }

    @Test
    void theKeyNeverLeavesForTheHostOfANextPage() {
        edges.reading(SandboxReading.NEXT_HOST, "foreign");
        ended(CompletenessFixture.run().existing(1234).pageSize(100));
        assertThat(between.getAllServeEvents())
                .filteredOn(event -> event.getRequest().getUrl().contains("cursor="))
                .hasSize(2);
    }

    @Test
    void aCursorThatHasExpiredStartsOverWithoutDuplicates() {
        between.stubFor(get(urlPathMatching(".*/outputs"))
                .withQueryParam("cursor", matching(".+"))
                .atPriority(1)
                .inScenario("expiry")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(400).withBody("{}"))
                .willSetStateTo("expired"));
        everythingIsThereOnce(ended(CompletenessFixture.run().existing(1234).pageSize(100)));
        assertThat(fixture.requests("GET", "/outputs")).isEqualTo(4);
        assertThat(fixture.rows.number("SELECT repair_walk FROM edges_iteration"))
                .isEqualTo(2);
    }

    @Test
    void aRunWithMorePagesThanRequestsGoesOnInTheNextRound() {
        edges.reading(SandboxReading.PAGE_LIMIT, "100");
        String run =
                edges.run(CompletenessFixture.run().existing(950).pageSize(100).withoutCallback());
        edges.advance(Duration.ofMinutes(30));
        fixture.tick();
        fixture.restart();
        fixture.pass(Duration.ofMinutes(3));
        everythingIsThereOnce(run);
    }

    private static String records(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj("{\"linkedin_profile_id\":%d}"::formatted)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private void page(String cursor, String records, String link) {
        between.stubFor(get(urlPathMatching(".*/outputs"))
                .withQueryParam("cursor", cursor.isEmpty() ? absent() : equalTo(cursor))
                .atPriority(1)
                .willReturn(aResponse().withBody(records).withHeader("X-Pagination-Next", link)));
    }

    private String endedWithoutOutputCount() {
        String run = edges.run(CompletenessFixture.run().existing(2).withoutCallback());
        edges.advance(Duration.ofMinutes(30));
        fixture.tick();
        fixture.rows.execute("UPDATE edges_run SET output_count = NULL");
        fixture.verification.verify(run);
        for (int i = 0; i < 5; i++) {
            edges.advance(Duration.ofMinutes(1));
            fixture.repairs.round();
        }
        return run;
    }

    @Test
    void aNextPageWhoseLinkIsNoUriIsFetched() {
        page("", records(1, 2), "http://h/v1/o?cursor=eyJ|a[1]b");
        page("eyJ|a[1]b", records(3, 4), "");
        String run = endedWithoutOutputCount();

        assertThat(fixture.delivered(run)).hasSize(4);
        assertThat(fixture.one("SELECT verdict || ': ' || verdict_reason FROM edges_iteration"))
                .isEqualTo("complete: all pages of outputs read, 4 records; output_count is not known");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://h/v1/o", "http://h/v1/o?limit=500", "nonsense", "http://h/v1/o?cursor=loop"})
    void aNextPageThatCannotBeHadIsReportedAndNoEnd(String link) {
        page("", records(1, 2), link);
        page("loop", records(3, 3), "http://h/v1/o?cursor=first");
        page("first", records(1, 2), "http://h/v1/o?cursor=loop");
        String run = endedWithoutOutputCount();

        assertThat(fixture.verdicts(run)).containsExactly("incomplete");
        assertThat(fixture.one("SELECT sentence FROM edges_report WHERE kind = 'run-incomplete'"))
                .contains("the outputs cannot be read to the end");
    }

    @Test
    void aRecordIsKeptByteForByteAsItCame() {
        String record = "{ \"linkedin_profile_id\" : 7,\"ratio\":1.10, \"name\":\"Zo\\u00eb \uD83D\uDE00\" }";
        between.stubFor(get(urlPathMatching(".*/outputs"))
                .atPriority(1)
                .willReturn(aResponse().withStatus(200).withBody("[ " + record + ",\n{} ]")));
        String run = ended(CompletenessFixture.run().existing(2));

        assertThat(fixture.one("SELECT body FROM edges_callback WHERE origin = 'outputs'"))
                .isEqualTo("{\"run\":{\"run_uid\":\"" + run + "\"},\"results\":[ " + record + ",\n{} ]}");
    }
}
