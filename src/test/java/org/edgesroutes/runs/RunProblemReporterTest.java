package org.edgesroutes.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.edgesroutes.ledger.LedgerRows;
import org.edgesroutes.model.Run;
import org.edgesroutes.reports.RaisesAndEnds;
import org.edgesroutes.reports.ReportKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the router that comes along reports, while the test moves the runs. */
@Timeout(60)
class RunProblemReporterTest {

    private static final String LABEL = "{\"label\": \"%s\", \"message\": \"no\"}";

    @TempDir
    Path directory;

    private FakeRuns edges;
    private RunsFixture fixture;
    private ProducerTemplate template;

    @BeforeEach
    void start() throws Exception {
        edges = new FakeRuns();
        fixture = new RunsFixture(directory, URI.create(edges.url() + "/v1"), "key");
        fixture.load("route-run-by-status.camel.yaml");
        fixture.start();
        template = fixture.context.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        fixture.close();
        edges.close();
    }

    private void become(String uid, String status, String lastError) {
        fixture.clock.turn(Duration.ofMinutes(15));
        Run run = RunsFixture.run(uid, status, fixture.clock.instant());
        edges.put(new Run(
                uid,
                null,
                run.action(),
                status,
                "full",
                "ASYNC",
                null,
                null,
                null,
                lastError,
                null,
                run.createdAt(),
                run.updatedAt(),
                null,
                null));
        tick();
    }

    private void become(String status) {
        become("run-1", status, null);
    }

    private void tick() {
        fixture.runs.changedOrDue().forEach(row -> template.sendBody("direct:edges-route-run", row));
    }

    private List<String> reports() {
        return new LedgerRows(fixture.ledger)
                .text("SELECT kind || CASE WHEN recovered_at IS NULL THEN '' ELSE ' over' END FROM edges_report"
                        + " ORDER BY report_id")
                .lines()
                .toList();
    }

    @RaisesAndEnds({
        ReportKind.RUN_INVALID,
        ReportKind.RUN_STOPPED,
        ReportKind.RUN_BLOCKED,
        ReportKind.RUN_FAILED,
        ReportKind.RUN_STATUS_UNKNOWN
    })
    @ParameterizedTest
    @CsvSource({
        "INVALID, run-invalid, SUCCEEDED",
        "STOPPED, run-stopped, RUNNING",
        "BLOCKED, run-blocked, SUCCEEDED",
        "FAILED, run-failed, PARTIAL_SUCCEEDED",
        "PAUSED, run-status-unknown, RUNNING"
    })
    void aStatusThatNeedsSomebodyIsReportedOnceAndItsEndOnce(String status, String kind, String next) {
        become(status);
        become(status);
        assertThat(reports()).containsExactly(kind);

        become(next);
        become(next);
        assertThat(reports()).containsExactly(kind + " over");
    }

    @Test
    void aRunThatFailsEachTimeForTheSameReasonIsReportedOnce() {
        for (int i = 0; i < 5; i++) {
            become("run-1", "FAILED", LABEL.formatted("PROXY_ERROR"));
            become("SCHEDULED");
            become("RUNNING");
        }
        assertThat(reports()).containsExactly("run-failed");

        become("run-1", "FAILED", LABEL.formatted("LK_524"));
        assertThat(reports()).containsExactly("run-failed over", "run-failed");
    }

    @Test
    void aStatusThatIsNotKnownYetIsReportedOnceForAllRunsThatHaveIt() {
        become("run-1", "PAUSED", null);
        become("run-2", "PAUSED", null);
        become("run-1", "SUCCEEDED", null);
        assertThat(reports()).containsExactly("run-status-unknown");

        become("run-2", "SUCCEEDED", null);
        assertThat(reports()).containsExactly("run-status-unknown over");
    }

    @RaisesAndEnds(ReportKind.RUN_SILENT)
    @Test
    void aRunInProgressThatDoesNotChangeIsReportedOnceUntilItDoes() {
        become("RUNNING");
        for (int day = 0; day < 5; day++) {
            fixture.clock.turn(Duration.ofHours(25));
            tick();
        }
        assertThat(reports()).containsExactly("run-silent");

        become("RUNNING");
        assertThat(reports()).containsExactly("run-silent over");
    }

    @Test
    void theSentenceTellsTheRunItsErrorAndWhatBecomesOfIt() {
        become("run-1", "FAILED", LABEL.formatted("LK_524"));

        assertThat(new LedgerRows(fixture.ledger).text("SELECT sentence FROM edges_report"))
                .isEqualTo("Run run-1 (linkedin-extract-messages) is FAILED, LK_524: no."
                        + " Not continued: its sync mode is full, not incremental.");
    }
}
