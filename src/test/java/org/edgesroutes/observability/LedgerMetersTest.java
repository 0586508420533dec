package org.edgesroutes.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.edgesroutes.MutableClock;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.LedgerRows;
import org.edgesroutes.ledger.deliveries.DownstreamRepository;
import org.edgesroutes.ledger.reports.ReportRepository;
import org.edgesroutes.ledger.status.GaugeQueries;
import org.edgesroutes.reload.RouteFileState;
import org.edgesroutes.settings.EdgesSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus reads, on a real ledger. */
class LedgerMetersTest {

    private static final int BUDGET = 30;
    private static final Pattern ON_THE_PAGE = Pattern.compile("(?m)^\\| `(edges_\\w+)[{`]");

    @TempDir
    Path directory;

    private final MutableClock clock = new MutableClock();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private Ledger ledger;
    private LedgerRows rows;
    private LedgerMeters meters;

    @BeforeEach
    void open() {
        ledger = Ledger.open(new EdgesSettings.Ledger("jdbc:sqlite:" + directory.resolve("edges.db")), clock);
        rows = new LedgerRows(ledger);
        GaugeQueries reader = new GaugeQueries(ledger, BUDGET);
        meters = new LedgerMeters(registry, Tags.empty(), reader::read, clock);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private List<String> read() {
        meters.look();
        return scraped();
    }

    private List<String> scraped() {
        return registry.scrape()
                .lines()
                .filter(line -> line.startsWith("edges_"))
                .toList();
    }

    @Test
    void eachDownstreamTellsItsBacklogItsDeadLettersAndWhetherItPauses() {
        DownstreamRepository downstreams = new DownstreamRepository(ledger);
        downstreams.register("crm", true);
        downstreams.register("file", true);
        downstreams.paused("crm", clock.instant().plusSeconds(60), 1, "down");
        rows.callback("cb-1", "a", "run", List.of("1"), List.of("k"));
        rows.callback("cb-2", "a", "run", List.of("2"), List.of("k"));
        rows.execute("UPDATE edges_delivery SET done_at = 'x' WHERE downstream = 'file'");
        rows.execute("""
                INSERT INTO edges_dead_letter (downstream, callback_id, record_index, attempts, error, first_failed_at, died_at)
                VALUES ('crm', 1, 0, 5, 'e', 'x', 'x')""");
        rows.execute("INSERT INTO edges_retry (downstream, callback_id, record_index, record_key, attempts)"
                + " VALUES ('crm', 2, 0, 'k', 1)");
        clock.turn(Duration.ofMinutes(5));

        assertThat(read())
                .contains(
                        "edges_deliveries_open{downstream=\"crm\"} 2.0",
                        "edges_deliveries_open{downstream=\"file\"} 0.0",
                        "edges_deliveries_oldest_age_seconds{downstream=\"crm\"} 300.0",
                        "edges_deliveries_oldest_age_seconds{downstream=\"file\"} 0.0",
                        "edges_dead_letters{downstream=\"crm\"} 1.0",
                        "edges_records_retrying{downstream=\"crm\"} 1.0",
                        "edges_downstream_paused{downstream=\"crm\"} 1.0",
                        "edges_downstream_paused{downstream=\"file\"} 0.0",
                        "edges_callbacks_total 2.0",
                        "edges_last_callback_timestamp_seconds "
                                + (double) clock.instant().minusSeconds(300).getEpochSecond());
    }

    @Test
    void whatIsOpenAboutRunsIterationsAndReportsIsCounted() {
        rows.execute("INSERT INTO edges_run (run_uid, next_continue_at, first_seen_at, seen_at)"
                + " VALUES ('r', '2020-01-01T00:00:00.000Z', 'x', 'x')");
        for (int days : List.of(1, 2, 89, 91)) {
            rows.execute(
                    "INSERT INTO edges_iteration (run_uid, iteration, state, started_at, verdict)"
                            + " VALUES ('r', ?, 'observed', ?, ?)",
                    days,
                    clock.instant().minus(Duration.ofDays(days)),
                    days == 1 ? "complete" : "incomplete");
        }
        new ReportRepository(ledger).raise("run-blocked", "c", "r", 1, "It is blocked.", "{}", null);
        rows.execute("INSERT INTO edges_api_call (called_at, counts_until) VALUES ('x', '2999-01-01T00:00:00.000Z')");

        assertThat(read())
                .contains(
                        "edges_runs_due 1.0",
                        "edges_iterations{verdict=\"incomplete\"} 2.0",
                        "edges_iterations{verdict=\"open\"} 0.0",
                        "edges_reports_open{kind=\"run-blocked\"} 1.0",
                        "edges_api_requests_left 29.0",
                        "edges_callbacks_waiting 0.0");
    }

    @Test
    void aReportThatEndedIsNotShownAnyMore() {
        ReportRepository reports = new ReportRepository(ledger);
        reports.raise("run-blocked", "c", "r", 1, "It is blocked.", "{}", null);
        assertThat(read()).contains("edges_reports_open{kind=\"run-blocked\"} 1.0");

        reports.recover("run-blocked", "c", "It goes on.");
        assertThat(read()).noneMatch(line -> line.startsWith("edges_reports_open"));
    }

    @Test
    void aLedgerThatCannotBeReadIsSaidAndItsLastNumbersStay() {
        rows.callback("cb-1", "a", "run", List.of("1"), List.of("k"));
        assertThat(read()).contains("edges_ledger_readable 1.0", "edges_callbacks_total 1.0");

        ledger.close();
        assertThat(read()).contains("edges_ledger_readable 0.0", "edges_callbacks_total 1.0");
    }

    @Test
    void everyMeterHasAHelpText() {
        new DownstreamRepository(ledger).register("crm", true);
        new RouteFileMeters(registry)
                .accept(new TreeMap<>(Map.of("a.yaml", new RouteFileState(Instant.EPOCH, "", null))));
        meters.look();
        List<String> help = registry.scrape()
                .lines()
                .filter(line -> line.startsWith("# HELP edges_"))
                .toList();
        assertThat(help).hasSizeGreaterThan(15).allMatch(line -> line.matches("# HELP \\w+ \\w.+"));
    }

    @Test
    void thePageNamesEachOfThem() throws IOException {
        new DownstreamRepository(ledger).register("crm", true);
        new ReportRepository(ledger).raise("run-blocked", "c", "r", 1, "It is blocked.", "{}", null);
        new RouteFileMeters(registry)
                .accept(new TreeMap<>(Map.of("a.yaml", new RouteFileState(Instant.EPOCH, "", null))));
        Set<String> named = ON_THE_PAGE
                .matcher(Files.readString(Path.of("docs/operations.md")))
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        named.remove("edges_requests_refused_total");
        assertThat(read().stream().map(line -> line.replaceFirst("[{ ].*", "")))
                .containsAll(named)
                .allMatch(named::contains);
    }
}
