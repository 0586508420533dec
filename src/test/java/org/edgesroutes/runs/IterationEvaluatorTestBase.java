package org.edgesroutes.runs;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.edgesroutes.MutableClock;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.LedgerRows;
import org.edgesroutes.ledger.runs.RunRepository;
import org.edgesroutes.model.Run;
import org.edgesroutes.model.TrackedRun;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.EdgesSettings.Adaptive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Iterations follow one another as Edges would tell it; nothing is called. */
abstract class IterationEvaluatorTestBase {

    static final Duration EVERY = Duration.ofHours(6);
    static final Adaptive BOUNDS = new Adaptive(Duration.ofMinutes(15), Duration.ofDays(1));

    @TempDir
    Path directory;

    final MutableClock clock = new MutableClock(RunsFixture.START.toString());
    Ledger ledger;
    LedgerRows rows;
    RunRepository runs;
    IterationEvaluator assessment;
    private final Map<String, Instant> starts = new HashMap<>();
    Integer maxResults = 100;
    String schedule;
    private int callbacks;

    @BeforeEach
    void open() {
        ledger = Ledger.open(new EdgesSettings.Ledger("jdbc:sqlite:" + directory.resolve("edges.db")), clock);
        rows = new LedgerRows(ledger);
        use(Optional.empty());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    void use(Optional<Adaptive> adaptive) {
        EdgesSettings.Continue settings = new EdgesSettings.Continue(
                ZoneOffset.UTC, "0 0 * * * ?", EVERY, Set.of("SUCCEEDED", "FAILED"), Set.of(), adaptive);
        runs = new RunRepository(ledger, new RunPlanner(settings));
        assessment =
                new IterationEvaluator(ledger, runs, new ContinueSchedule(settings), new ReportService(ledger), clock);
    }

    TrackedRun see(String uid, String status) {
        clock.turn(Duration.ofMinutes(1));
        Run run = RunsFixture.run(uid, status, clock.instant());
        Instant started =
                "RUNNING".equals(status) ? starts.computeIfAbsent(uid, first -> clock.instant()) : starts.remove(uid);
        TrackedRun row = runs.saw(List.of(new Run(
                        uid,
                        null,
                        run.action(),
                        status,
                        "incremental",
                        "ASYNC",
                        schedule,
                        maxResults,
                        null,
                        null,
                        null,
                        run.createdAt(),
                        run.updatedAt(),
                        started,
                        null)))
                .get(0);
        assessment.assess(row);
        return row;
    }

    void arrive(String uid, String origin, String input, int records, String states) {
        rows.execute(
                """
                INSERT INTO edges_callback (callback_ref_uid, origin, run_uid, iteration, record_count, record_states,
                                            body, received_at)
                SELECT ?, ?, run_uid, iteration, ?, ?, ?, '' FROM edges_run WHERE run_uid = ?""",
                "ref-" + callbacks++,
                origin,
                records,
                states,
                "{\"input\": {\"url\": \"%s\"}}".formatted(input),
                uid);
    }

    /** One iteration that was begun, brings so many records, and ends. */
    TrackedRun iteration(String uid, int records, String status) {
        see(uid, "RUNNING");
        arrive(uid, "callback", "i", records, "[]");
        TrackedRun row = see(uid, status);
        clock.turn(EVERY);
        return row;
    }

    String iterations() {
        return rows.text("SELECT iteration || ' ' || load || ' ' || saturated || ' ' || coalesce(estimated_lost, '-')"
                + " FROM edges_iteration ORDER BY run_uid, iteration");
    }

    String reports() {
        return rows.text("SELECT kind || ' ' || iteration || CASE WHEN recovered_at IS NULL THEN '' ELSE ' over' END"
                + " FROM edges_report ORDER BY report_id");
    }
}
