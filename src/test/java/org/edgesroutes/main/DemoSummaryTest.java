package org.edgesroutes.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.edgesroutes.MutableClock;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.LedgerRows;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.reports.ReportSubject;
import org.edgesroutes.settings.EdgesSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoSummaryTest {

    @TempDir
    Path directory;

    @Test
    void aNewcomerIsToldWhatHappenedAndWhatToTypeNext() {
        MutableClock clock = new MutableClock("2026-03-01T08:00:00Z");
        Instant start = clock.instant();
        EdgesSettings.Ledger settings = new EdgesSettings.Ledger("jdbc:sqlite:" + directory.resolve("edges.db"));
        try (Ledger ledger = Ledger.open(settings, clock)) {
            LedgerRows rows = new LedgerRows(ledger);
            rows.execute("INSERT INTO edges_downstream (downstream, start, registered_at, seen_at)"
                    + " VALUES ('file', 'earliest', '', '')");
            for (String run : List.of("r1", "r2")) {
                rows.execute("INSERT INTO edges_run (run_uid, first_seen_at, seen_at) VALUES (?, '', '')", run);
            }
            for (int iteration : List.of(2, 3)) {
                rows.execute(
                        "INSERT INTO edges_iteration (run_uid, iteration, state, started_at) VALUES ('r1', ?, 'continued', ?)",
                        iteration,
                        start);
            }
            rows.callback(
                    "cb",
                    "a",
                    "r1",
                    List.of("1", "2", "3"),
                    List.of("k", "l", "m"),
                    List.of("created", "updated", "repeated"));
            rows.execute("UPDATE edges_callback SET record_count = 3");
            rows.execute("UPDATE edges_delivery SET done_at = ?", start);
            new ReportService(ledger)
                    .raise(ReportKind.RUN_INVALID, "r2", ReportSubject.run("r2"), "It is invalid.", Map.of());
            clock.turn(Duration.ofSeconds(20));

            assertThat(new DemoSummary(settings, Optional.of(Path.of("/opt/edges-routes")), start).lines(clock))
                    .containsExactly(
                            "The first 20 seconds of the demo:",
                            "  continued  2 times, 1 of the 2 runs of a simulated Edges",
                            "  arrived    1 callbacks and 0 fetched pages with 3 records: 1 new, 1 changed, 1 repeated",
                            "  delivered  2 records to the downstream file, lines of JSON in data/records/",
                            "  watched    1 reports are open for you to see to: 1 run-invalid",
                            "It goes on until Ctrl-C. Next, in another terminal:",
                            "  /opt/edges-routes/bin/edges-routes status --profile sandbox",
                            "Then your own first run: docs/first-run.md");
        }
    }
}
