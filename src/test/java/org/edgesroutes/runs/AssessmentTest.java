package org.edgesroutes.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.edgesroutes.api.HandClock;
import org.edgesroutes.ledger.IterationLedger;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.LedgerRows;
import org.edgesroutes.ledger.Run;
import org.edgesroutes.ledger.RunLedger;
import org.edgesroutes.ledger.RunRow;
import org.edgesroutes.reports.Reports;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.EdgesSettings.Adaptive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Iterations follow one another as Edges would tell it; nothing is called. */
class AssessmentTest {

    private static final Duration EVERY = Duration.ofHours(6);
    private static final Adaptive BOUNDS = new Adaptive(Duration.ofMinutes(15), Duration.ofDays(1));

    @TempDir
    Path directory;

    private final HandClock clock = new HandClock(RunsBench.START.toString());
    private Ledger ledger;
    private LedgerRows rows;
    private RunLedger runs;
    private Assessment assessment;
    private Integer maxResults = 100;
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

    private void use(Optional<Adaptive> adaptive) {
        EdgesSettings.Continue settings =
                new EdgesSettings.Continue("0 0 * * * ?", EVERY, Set.of("SUCCEEDED", "FAILED"), Set.of(), adaptive);
        runs = new RunLedger(ledger, new Planner(settings));
        assessment =
                new Assessment(new IterationLedger(ledger), runs, new Frequency(settings), new Reports(ledger), clock);
    }

    private RunRow see(String uid, String status) {
        clock.turn(Duration.ofMinutes(1));
        Run run = RunsBench.run(uid, status, clock.instant());
        RunRow row = runs.saw(List.of(new Run(
                        uid,
                        null,
                        run.action(),
                        status,
                        "incremental",
                        "ASYNC",
                        null,
                        maxResults,
                        null,
                        null,
                        null,
                        run.createdAt(),
                        run.updatedAt(),
                        null,
                        null)))
                .get(0);
        assessment.assess(row);
        return row;
    }

    private void arrive(String uid, String origin, String input, int records, String states) {
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

    /** One iteration that somebody began, brings so many records, and ends. */
    private RunRow iteration(String uid, int records, String status) {
        see(uid, "RUNNING");
        arrive(uid, "callback", "i", records, "[]");
        RunRow row = see(uid, status);
        clock.turn(EVERY);
        return row;
    }

    private String iterations() {
        return rows.text("SELECT iteration || ' ' || load || ' ' || saturated || ' ' || coalesce(estimated_lost, '-')"
                + " FROM edges_iteration ORDER BY run_uid, iteration");
    }

    private String reports() {
        return rows.text("SELECT kind || ' ' || iteration || CASE WHEN recovered_at IS NULL THEN '' ELSE ' over' END"
                + " FROM edges_report ORDER BY report_id");
    }

    @Test
    void anIterationThatReachesMaxResultsIsReportedOnceWithWhatWasProbablyLost() {
        iteration("r", 60, "SUCCEEDED");
        iteration("r", 80, "SUCCEEDED");
        iteration("r", 100, "SUCCEEDED");
        iteration("r", 100, "SUCCEEDED");

        assertThat(iterations().lines())
                .startsWith("1 60 0 -", "2 80 0 -")
                .last()
                .asString()
                .matches("4 100 1 [1-9]\\d*");
        assertThat(reports()).isEqualTo("iteration-saturated 3");
        assertThat(rows.text("SELECT sentence FROM edges_report"))
                .contains("brought 100 records", "more are probably lost", "edges.continue.every=", "max_results");
        assertThat(rows.number("SELECT details ->> 'suggested_max_results' > 100 FROM edges_report"))
                .isEqualTo(1);

        iteration("r", 40, "SUCCEEDED");
        assertThat(reports()).isEqualTo("iteration-saturated 3 over");
    }

    @Test
    void whatComesAfterTheEndOfAnIterationIsCountedToo() {
        see("r", "RUNNING");
        arrive("r", "callback", "i", 99, "[]");
        RunRow ended = see("r", "SUCCEEDED");
        assertThat(iterations()).isEqualTo("1 99 0 -");

        arrive("r", "callback", "i", 1, "[]");
        assessment.assess(ended);
        assertThat(iterations()).isEqualTo("1 100 1 -");
    }

    @Test
    void recordsFetchedAgainForRepairTakeNoPlaceAndThoseThatWereMissingDo() {
        see("r", "RUNNING");
        arrive("r", "callback", "i", 60, "[]");
        arrive(
                "r",
                "outputs",
                "i",
                3,
                "[[\"repeated\",\"a\",\"h\"],[\"created\",\"b\",\"h\"],[\"updated\",\"c\",\"h\"]]");
        see("r", "SUCCEEDED");

        assertThat(iterations()).isEqualTo("1 62 0 -");
    }

    @Test
    void aRunOfSeveralInputsThatPassesTheCapIsMeasuredByItsFullestInput() {
        see("r", "RUNNING");
        arrive("r", "callback", "a", 50, "[]");
        arrive("r", "callback", "a", 40, "[]");
        arrive("r", "callback", "b", 80, "[]");
        see("r", "SUCCEEDED");

        assertThat(iterations()).isEqualTo("1 90 0 -");
    }

    @Test
    void withoutMaxResultsTheLargestBatchOfTheActionIsTheCap() {
        maxResults = null;
        iteration("r1", 200, "SUCCEEDED");
        iteration("r2", 50, "SUCCEEDED");
        iteration("r2", 200, "SUCCEEDED");

        assertThat(iterations().lines())
                .startsWith("1 200 0 -", "1 50 0 -")
                .last()
                .asString()
                .startsWith("2 200 1 ");
    }

    @Test
    void theTimeOfAnIterationThatBrokeOffBelongsToTheNextOne() {
        iteration("r", 10, "SUCCEEDED");
        iteration("r", 5, "FAILED");
        iteration("r", 100, "SUCCEEDED");

        assertThat(rows.text("SELECT started_at FROM edges_iteration WHERE iteration = 1"))
                .isEqualTo(rows.text("SELECT strftime('%Y-%m-%dT%H:%M:%fZ', details ->> 'from') FROM edges_report"));
    }

    @Test
    void theFixedCadenceIsTheSameForEveryRunAndSaysSo() {
        iteration("r", 1, "SUCCEEDED");

        assertThat(rows.text("SELECT continue_every || ': ' || continue_plan FROM edges_run"))
                .isEqualTo("PT6H: every 6h, as edges.continue.every says");
    }

    @Test
    void theAdaptiveCadenceFollowsWhatArrivesAndSaysWhy() {
        use(Optional.of(BOUNDS));
        iteration("fast", 0, "SUCCEEDED");
        iteration("slow", 0, "SUCCEEDED");
        for (int i = 0; i < 20; i++) {
            iteration("fast", 60, "SUCCEEDED");
            iteration("slow", 1, "SUCCEEDED");
        }
        RunRow fast = runs.row("fast").orElseThrow();
        RunRow slow = runs.row("slow").orElseThrow();

        assertThat(slow.plan().every()).isEqualTo(BOUNDS.everyMax());
        assertThat(fast.plan().every()).isLessThan(slow.plan().every());
        assertThat(fast.plan().why()).contains("of max_results 100");
        assertThat(Duration.between(fast.lastContinuedAt(), fast.nextContinueAt()))
                .as("from the continue before")
                .isEqualTo(fast.plan().every());
    }

    @Test
    void narrowerBoundsHoldForWhatWasPlannedBefore() {
        theAdaptiveCadenceFollowsWhatArrivesAndSaysWhy();
        use(Optional.of(new Adaptive(Duration.ofMinutes(15), Duration.ofHours(2))));
        runs.replan("other rules");

        assertThat(runs.row("slow").orElseThrow().plan().every()).isEqualTo(Duration.ofHours(2));
    }
}
