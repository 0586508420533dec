package org.edgesroutes.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.edgesroutes.MutableClock;
import org.edgesroutes.callbacks.RefusedRequests;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.LedgerRows;
import org.edgesroutes.ledger.budget.EdgesAnswerRepository;
import org.edgesroutes.ledger.deliveries.DeadLetterFilter;
import org.edgesroutes.ledger.deliveries.DeadLetterRepository;
import org.edgesroutes.ledger.deliveries.DownstreamRepository;
import org.edgesroutes.ledger.reports.ReportRecord;
import org.edgesroutes.ledger.status.ConditionQueries;
import org.edgesroutes.reports.RaisesAndEnds;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator is told, on a real ledger. */
class WorkspaceChecksTest {

    private static final String BIG = "x".repeat(2_000_000);

    @TempDir
    Path directory;

    private final MutableClock clock = new MutableClock("2026-03-01T08:00:00Z");
    private final RefusedRequests refused = new RefusedRequests(clock);
    private Ledger ledger;
    private LedgerRows rows;
    private ReportService reports;
    private DownstreamRepository downstreams;
    private EdgesAnswerRepository answers;
    private WorkspaceMonitor monitor;

    @BeforeEach
    void open() {
        ledger = Ledger.open(bounds(1L << 20, 1), clock);
        rows = new LedgerRows(ledger);
        reports = new ReportService(ledger);
        downstreams = new DownstreamRepository(ledger);
        answers = new EdgesAnswerRepository(ledger, clock);
        restart();
    }

    private EdgesSettings.Ledger bounds(long size, long free) {
        return new EdgesSettings.Ledger("jdbc:sqlite:" + directory.resolve("edges.db"), Optional.empty(), size, free);
    }

    /** What the checks remember is gone then; what the ledger holds is not. */
    private void restart() {
        ConditionQueries queries = new ConditionQueries(ledger);
        monitor = new WorkspaceMonitor(
                Workspace.ONLY,
                List.of(
                        () -> {
                            throw new IllegalStateException("a check that fails");
                        },
                        new DownstreamCheck(queries, reports, clock),
                        new DeadLetterCheck(queries, reports),
                        new ApiKeyCheck(queries, reports, "edges.api.key"),
                        new MissingCallbackCheck(queries, reports, clock, "/edges/callbacks"),
                        new RefusedRequestCheck(refused, reports, clock),
                        new LedgerSizeCheck(ledger.file(), bounds(1L << 20, 1), reports)));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private List<String> after(Duration time) {
        clock.turn(time);
        monitor.look();
        return reports.open().stream().map(ReportRecord::kind).toList();
    }

    private List<String> now() {
        return after(Duration.ZERO);
    }

    private String sentence() {
        return reports.open().get(0).sentence();
    }

    private void crmHasRecords() {
        downstreams.register("crm", true);
        downstreams.claim("crm", "this-node", clock.instant().plusSeconds(60));
        rows.callback("cb-1", "a", "run", List.of("1", "2"), List.of("k", "l"));
        rows.execute("UPDATE edges_run SET output_count = 0");
    }

    @RaisesAndEnds(ReportKind.DOWNSTREAM_DOWN)
    @Test
    void aTargetThatIsDownIsReportedWithItsErrorUntilItIsUpAgain() {
        crmHasRecords();
        downstreams.paused("crm", clock.instant().plusSeconds(5), 1, "connection refused");
        ledger.write(tx -> null);
        assertThat(now()).isEmpty();
        assertThat(after(Duration.ofSeconds(59))).isEmpty();
        assertThat(after(Duration.ofSeconds(1))).containsExactly("downstream-down");
        assertThat(sentence()).contains("crm", "connection refused");

        restart();
        downstreams.releaseAll();
        assertThat(now()).containsExactly("downstream-down");
        downstreams.claim("crm", "this-node", clock.instant().plusSeconds(60));
        downstreams.recovered("crm");
        rows.execute("UPDATE edges_delivery SET done_at = 'x'");
        assertThat(after(Duration.ofSeconds(30))).isEmpty();
    }

    @RaisesAndEnds(ReportKind.DOWNSTREAM_STALLED)
    @Test
    void aDownstreamThatDoesNotAdvanceIsReportedUntilARecordGetsThrough() {
        crmHasRecords();
        assertThat(now()).isEmpty();
        assertThat(after(Duration.ofMinutes(14))).isEmpty();
        rows.execute("UPDATE edges_delivery SET next_index = 1");
        assertThat(after(Duration.ofMinutes(1))).isEmpty();
        assertThat(after(Duration.ofMinutes(15))).containsExactly("downstream-stalled");

        rows.execute("UPDATE edges_delivery SET ahead = '[1]'");
        assertThat(now()).isEmpty();
    }

    @RaisesAndEnds(ReportKind.DOWNSTREAM_WITHOUT_ROUTE)
    @Test
    void aDownstreamWhoseRouteIsGoneIsReportedUntilItIsForgotten() {
        crmHasRecords();
        downstreams.releaseAll();
        assertThat(now()).isEmpty();
        assertThat(after(Duration.ofMinutes(15))).containsExactly("downstream-without-route");

        rows.execute("DELETE FROM edges_downstream");
        assertThat(now()).isEmpty();
    }

    @RaisesAndEnds(ReportKind.DEAD_LETTERS)
    @Test
    void deadLettersAreReportedOnceWithTheirCommonestErrorUntilNoneIsLeft() {
        crmHasRecords();
        rows.execute("UPDATE edges_delivery SET done_at = 'x'");
        dead(0, "404 not found");
        assertThat(now()).containsExactly("dead-letters");
        dead(1, "400 no email");
        dead(1, "400 no email");
        assertThat(now()).containsExactly("dead-letters");
        assertThat(sentence())
                .isEqualTo("3 dead letters of the downstream crm. Commonest error: 400 no email."
                        + " See edges-routes dead-letters list --downstream crm");
        assertThat(rows.number("SELECT count(*) FROM edges_report")).isEqualTo(1);

        new DeadLetterRepository(ledger).discard(new DeadLetterFilter("crm", null, null, null), "not needed");
        assertThat(now()).isEmpty();
    }

    private void dead(int index, String error) {
        rows.execute(
                "INSERT INTO edges_dead_letter (downstream, callback_id, record_index, attempts, error,"
                        + " first_failed_at, died_at) VALUES ('crm', 1, ?, 5, ?, 'x', 'x')",
                index,
                error);
    }

    private void answered(String call, int status, boolean aboutOne) {
        answers.answered(call, status, aboutOne);
        ledger.write(tx -> null);
    }

    @RaisesAndEnds(ReportKind.API_KEY_REJECTED)
    @Test
    void aRejectedKeyIsReportedUntilEdgesAcceptsOne() {
        answered("GET /v1/runs", 401, false);
        assertThat(now()).containsExactly("api-key-rejected");
        assertThat(sentence()).contains("GET /v1/runs was answered 401", "edges.api.key");

        answered("GET /v1/runs", 503, false);
        assertThat(now()).containsExactly("api-key-rejected");
        answered("GET /v1/runs", 200, false);
        assertThat(now()).isEmpty();
    }

    @Test
    void aRefusalThatIsAboutOneRunIsNoRejectedKey() {
        answered("POST /v1/runs/x/continue", 403, true);
        assertThat(now()).isEmpty();
        answered("GET /v1/runs", 403, false);
        assertThat(now()).containsExactly("api-key-rejected");
    }

    private void ended(String uid, Instant at) {
        rows.execute(
                "INSERT INTO edges_run (run_uid, sync_mode, output_count, edges_finished_at, first_seen_at, seen_at)"
                        + " VALUES (?, 'incremental', 7, ?, '2026-03-01T07:00:00.000Z', 'x')",
                uid,
                at);
    }

    @RaisesAndEnds(ReportKind.CALLBACKS_MISSING)
    @Test
    void resultsWithoutAnyCallbackAreReportedUntilOneArrives() {
        ended("long-ago", Instant.parse("2026-02-01T00:00:00Z"));
        assertThat(now()).isEmpty();
        ended("run-1", clock.instant());
        assertThat(after(Duration.ofMinutes(14))).isEmpty();
        assertThat(after(Duration.ofMinutes(1))).containsExactly("callbacks-missing");
        assertThat(sentence())
                .contains("No callback ever arrived", "1 runs", "run-1", "/edges/callbacks", "Spring Security");

        rows.callback("cb", "a", "run-1", List.of(), List.of());
        assertThat(now()).isEmpty();
    }

    @Test
    void callbacksThatStoppedAreReportedADayAfterTheLastOne() {
        rows.callback("cb", "a", "run-0", List.of(), List.of());
        clock.turn(Duration.ofHours(1));
        ended("run-1", clock.instant());
        assertThat(after(Duration.ofHours(22))).isEmpty();
        assertThat(after(Duration.ofHours(1))).containsExactly("callbacks-missing");
        assertThat(sentence()).contains("since 2026-03-01T08:00:00Z");
    }

    @RaisesAndEnds(ReportKind.CALLBACKS_REFUSED)
    @Test
    void refusedRequestsAreCountedPerReasonUntilAnHourPassesWithoutOne() {
        refused.refused(RefusedRequests.Reason.SECRET, "the header is wrong");
        refused.refused(RefusedRequests.Reason.SECRET, "the header is wrong");
        refused.refused(RefusedRequests.Reason.PATH, "callbacks go elsewhere");
        assertThat(now()).containsExactly("callbacks-refused", "callbacks-refused");
        assertThat(sentence()).contains("refused 2 requests because of the secret: the header is wrong");

        assertThat(after(Duration.ofHours(1))).isEmpty();
    }

    @RaisesAndEnds({ReportKind.LEDGER_LARGE, ReportKind.DISK_SPACE_LOW})
    @Test
    void aLedgerAboveItsBoundAndADiskBelowItsOwnAreReported() {
        assertThat(now()).isEmpty();
        rows.callback("cb", "a", "run", List.of("\"" + BIG + "\""), List.of("k"));
        assertThat(now()).containsExactly("ledger-large");

        new LedgerSizeCheck(ledger.file(), bounds(Long.MAX_VALUE, Long.MAX_VALUE), reports).look();
        assertThat(reports.open()).extracting(ReportRecord::kind).containsExactly("disk-space-low");
        assertThat(now()).containsExactly("ledger-large");

        new LedgerSizeCheck(ledger.file(), bounds(Long.MAX_VALUE, 0), reports).look();
        assertThat(reports.open()).isEmpty();
    }
}
