package org.edgesroutes.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.edgesroutes.ledger.budget.EdgesAnswerRepository;
import org.edgesroutes.ledger.budget.EdgesAnswerRepository.Answers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EdgesAnswerTest {

    @TempDir
    Path directory;

    private ApiFixture edges;

    @BeforeEach
    void start() {
        edges = new ApiFixture(directory);
    }

    @AfterEach
    void stop() {
        edges.close();
    }

    private void answers(int status) {
        edges.edges.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)));
    }

    private Answers known() {
        return edges.ledger.read(EdgesAnswerRepository::read);
    }

    @Test
    void aKeyThatEdgesRejectsStandsInTheLedgerUntilItIsAccepted() {
        assertThat(known().lastAt()).isNull();
        answers(401);
        assertThat(catchThrowable(() -> edges.api.run("run-1"))).isInstanceOf(EdgesApiException.class);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(known().rejection()).contains("GET /v1/runs/run-1 was answered 401"));

        answers(403);
        assertThat(catchThrowable(() -> edges.api.run("run-1"))).isInstanceOf(EdgesApiException.class);
        assertThat(known().rejection()).isPresent();

        answers(200);
        catchThrowable(() -> edges.api.run("run-1"));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(known().rejection()).isEmpty());
        assertThat(known().lastAt()).isEqualTo(Instant.parse("2026-03-01T08:00:00Z"));
    }
}
