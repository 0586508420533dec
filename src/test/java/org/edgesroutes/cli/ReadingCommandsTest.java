package org.edgesroutes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.LedgerRows;
import org.edgesroutes.settings.EdgesSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the commands tell about a ledger that a service has open. */
class ReadingCommandsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T08:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final ByteArrayOutputStream exported = new ByteArrayOutputStream();
    private Ledger service;
    private LedgerRows rows;

    @BeforeEach
    void someRunsAndCallbacks() {
        service = Ledger.open(settings(), CLOCK);
        rows = new LedgerRows(service);
        run("aa-1", "messages", "SUCCEEDED", "2026-03-01T05:00:00.000Z", "2026-03-01T07:00:00.000Z");
        run("aa-2", "messages", "RUNNING", "2026-03-01T07:00:00.000Z", null);
        run("ab-3", "connections", "SUCCEEDED", "2026-03-01T06:00:00.000Z", "2026-03-01T09:00:00.000Z");
        rows.execute("INSERT INTO edges_iteration (run_uid, iteration, state, started_at, status_before,"
                + " verdict, verdict_reason, expected, received, fetched, verified_at)"
                + " VALUES ('aa-1', 3, 'continued', '2026-03-01T04:00:00.000Z', 'FAILED', 'incomplete', 'gone', 9, 2, 1,"
                + " '2026-03-01T07:30:00.000Z')");
        rows.execute("INSERT INTO edges_replay (callback_uid, run_uid, replays, replayed_at, refusal)"
                + " VALUES ('orig', 'aa-1', 3, '2026-03-01T07:10:00.000Z', 'no more replays')");
        rows.execute("INSERT INTO edges_run_input (run_uid, iteration, input_uid, status, error_label, input_data,"
                + " seen_at) VALUES ('aa-1', 3, 'in-1', 'FAILED', 'STATUS_404', '{\"url\": 1}', '')");
        rows.execute(
                "INSERT INTO edges_downstream (downstream, start, registered_at, seen_at, paused_until, last_error)"
                        + " VALUES ('crm', 'latest', '', '', '2026-03-01T08:05:00.000Z', 'connection refused')");
        rows.callback("old", "messages", "aa-1", List.of("{\"n\": 0}"), List.of("k0"));
        rows.execute("UPDATE edges_callback SET received_at = '2026-02-27T08:00:00.000Z', record_count = 1");
        rows.execute("UPDATE edges_delivery SET done_at = '2026-02-27T08:00:01.000Z'");
        rows.callback("new", "messages", "aa-1", List.of("{\"n\": 1.50}", "\"two\""), List.of("k1", "k2"));
        rows.execute("UPDATE edges_callback SET record_count = 2 WHERE callback_ref_uid = 'new'");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private EdgesSettings.Ledger settings() {
        return new EdgesSettings.Ledger("jdbc:sqlite:" + directory.resolve("edges.db"));
    }

    private void run(String uid, String action, String status, String updated, String due) {
        rows.execute(
                "INSERT INTO edges_run (run_uid, action, status, edges_updated_at, next_continue_at, not_continued,"
                        + " output_count, iteration, first_seen_at, seen_at) VALUES (?, ?, ?, ?, ?, ?, 7, 3, '', '')",
                uid,
                action,
                status,
                updated,
                due,
                due == null ? "it is in progress" : null);
    }

    private int command(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        WorkspaceLedgers beside = WorkspaceLedgers.only(() -> Ledger.openBeside(settings(), CLOCK));
        return new CommandLine(CommandLine.Model.CommandSpec.create())
                .addSubcommand(ReadingOnly.runs(beside))
                .addSubcommand(new ExportCommand(beside, exported))
                .addSubcommand(new StatusCommand(beside, CLOCK))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void runsAreListedTheOneThatChangedLastFirst() {
        assertThat(command("runs")).isZero();
        assertThat(lines().get(0).split(" {2,}"))
                .containsExactly(
                        "RUN UID", "ACTION", "STATUS", "ITERATION", "RECORDS", "VERDICT", "NEXT CONTINUE AT", "WHY");
        assertThat(lines().get(1)).startsWith("aa-2").contains("RUNNING", "it is in progress");
        assertThat(lines().get(2)).startsWith("ab-3");
        assertThat(lines().get(3).split(" {2,}"))
                .containsExactly(
                        "aa-1",
                        "messages",
                        "SUCCEEDED",
                        "3",
                        "3 of 9",
                        "incomplete",
                        "2026-03-01T07:00:00Z",
                        "gone; 1 fetched as outputs, 0 repeated");
    }

    private void runsOfSchedule(int number) {
        for (int i = 1; i <= number; i++) {
            String uid = "s-run-" + i;
            run(uid, "connections", i == 1 ? "FAILED" : "SUCCEEDED", "2026-02-2%dT05:00:00.000Z".formatted(i), null);
            rows.execute(
                    "UPDATE edges_run SET scheduled_run_uid = '0197f3a2-77aa-7001-8000-4e3ac0fe2a11',"
                            + " not_continued = 'its schedule continues it' WHERE run_uid = ?",
                    uid);
        }
    }

    @Test
    void runsOfAScheduleAreListedUnderItTheLatestThreeOfThem() throws IOException {
        runsOfSchedule(5);
        command("runs");
        assertThat(lines())
                .containsSubsequence(
                        "schedule 0197f3a2-77aa-7001-8000-4e3ac0fe2a11 (connections), 5 runs: 4 SUCCEEDED, 1 FAILED",
                        "RUN UID  STATUS     RECORDS  EDGES UPDATED AT",
                        "s-run-5  SUCCEEDED  0        2026-02-25T05:00:00Z",
                        "s-run-4  SUCCEEDED  0        2026-02-24T05:00:00Z",
                        "s-run-3  SUCCEEDED  0        2026-02-23T05:00:00Z")
                .noneMatch(line -> line.contains("s-run-2") || line.contains("continues it"));
        assertThat(lines().get(1)).startsWith("aa-2");

        command("runs", "--schedule", "0197f3a2");
        assertThat(lines()).filteredOn(line -> line.startsWith("s-run")).hasSize(5);
        command("runs", "--status", "FAILED");
        assertThat(lines()).last().asString().startsWith("s-run-1");
        command("runs", "--json");
        assertThat(lines()).hasSize(8).last().asString().contains("\"schedule_runs\":{\"SUCCEEDED\":4,\"FAILED\":1}");
    }

    @Test
    void aRunOfAScheduleIsShownWithItsSchedule() throws IOException {
        runsOfSchedule(2);
        command("runs", "show", "s-run-2");
        assertThat(lines())
                .anyMatch(line -> line.matches("scheduled run uid +0197f3a2-77aa-7001-8000-4e3ac0fe2a11"))
                .anyMatch(line -> line.matches("schedule runs +2 runs: 1 FAILED, 1 SUCCEEDED"));
        command("runs", "show", "s-run-2", "--json");
        assertThat(json().path("schedule_runs").path("FAILED").asInt()).isEqualTo(1);
    }

    @Test
    void runsAreChosenByStatusActionAndWhetherTheyAreDue() throws IOException {
        command("runs", "--status", "succeeded", "--action", "connections");
        assertThat(lines()).hasSize(2).last().asString().startsWith("ab-3");
        command("runs", "--due", "--json");
        assertThat(json().path("run_uid").asText()).isEqualTo("aa-1");
        command("runs", "--limit", "1");
        assertThat(lines()).hasSize(2);
        command("runs", "--status", "INVALID");
        assertThat(lines()).containsExactly("no runs");
    }

    @Test
    void aUidMayBeCutShortAsLongAsOnlyOneRunBeginsLikeThat() {
        assertThat(command("runs", "show", "ab")).isZero();
        assertThat(out.toString()).contains("ab-3");
        assertThat(command("runs", "show", "aa")).isEqualTo(1);
        assertThat(err.toString()).contains("aa-1, aa-2");
        assertThat(command("runs", "show", "%")).isEqualTo(1);
        assertThat(err.toString()).contains("no run in the ledger begins with %");
        run("aa", "messages", "FAILED", null, null);
        assertThat(command("runs", "show", "aa")).isZero();
    }

    @Test
    void aRunIsShownWithItsIterationsCallbacksAndDeliveries() throws IOException {
        assertThat(command("runs", "show", "aa-1", "--json")).isZero();
        assertThat(json().path("iterations"))
                .singleElement()
                .hasToString("{\"iteration\":3,\"state\":\"continued\",\"started_at\":\"2026-03-01T04:00:00Z\","
                        + "\"status_before\":\"FAILED\",\"output_count_before\":null,\"callbacks\":2,\"records\":3,"
                        + "\"fetched\":1,\"expected\":9,\"verdict\":\"incomplete\",\"verdict_reason\":\"gone\","
                        + "\"error\":null}");
        assertThat(json().path("replays").findValuesAsText("refusal")).containsExactly("no more replays");
        assertThat(json().path("failed_inputs").get(0).path("input_data")).hasToString("{\"url\":1}");
        assertThat(json().path("callbacks").findValuesAsText("callback_ref_uid"))
                .containsExactly("new", "old");
        assertThat(json().path("deliveries"))
                .singleElement()
                .hasToString("{\"downstream\":\"crm\",\"done\":1,\"open\":1,\"retries\":0,\"dead_letters\":0}");

        command("runs", "show", "aa-1", "--limit", "1");
        assertThat(lines())
                .contains("iterations", "callbacks", "replays", "failed inputs", "deliveries")
                .noneMatch(line -> line.contains("old"));
    }

    @Test
    void anExportHoldsEveryRecordOfTheRunAsItCame() {
        rows.body("later", null, "aa-1", "{\"results\":[[3]]}", null);
        rows.execute("UPDATE edges_callback SET record_count = 1 WHERE callback_ref_uid = 'later'");
        assertThat(command("export", "aa-1")).isZero();
        assertThat(exported.toString(StandardCharsets.UTF_8).lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("{\"n\": 0,\"_edges\":{\"id\":\"old:0\",\"key\":\"k0\""),
                        line -> assertThat(line).startsWith("{\"n\": 1.50,").contains("\"change\":\"created\""),
                        line -> assertThat(line).startsWith("{\"value\":\"two\","),
                        line -> assertThat(line).startsWith("{\"value\":[3],").contains("\"change\":null"));
    }

    @Test
    void anExportIntoAFileReplacesIt() throws IOException {
        Path file = Files.writeString(directory.resolve("records.ndjson"), "old\n".repeat(1000));
        assertThat(command("export", "aa-1", "--output", file.toString())).isZero();
        assertThat(file).content().hasLineCount(3).doesNotContain("old\n");
        assertThat(command(
                        "export",
                        "aa-1",
                        "--output",
                        directory.resolve("no/such").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("the records cannot be written");
    }

    @Test
    void statusCountsWhatCameTodayAndWhatEachDownstreamWaitsFor() throws IOException {
        assertThat(command("status", "--json")).isZero();
        assertThat(json().path("callbacks_today").asInt()).isEqualTo(1);
        assertThat(json().path("records_today").asInt()).isEqualTo(2);
        assertThat(json().path("runs"))
                .hasToString("[{\"status\":\"SUCCEEDED\",\"runs\":2},{\"status\":\"RUNNING\",\"runs\":1}]");
        assertThat(json().path("downstreams").get(0))
                .hasToString("{\"downstream\":\"crm\",\"state\":\"down\",\"delivered\":1,\"open\":1,"
                        + "\"oldest_open_at\":\"2026-03-01T08:00:00Z\",\"retries\":0,\"retry_error\":null,"
                        + "\"next_retry_at\":null,\"dead_letters\":0,\"paused_until\":\"2026-03-01T08:05:00Z\","
                        + "\"pauses\":0,\"last_error\":\"connection refused\","
                        + "\"reason\":\"tried again at 2026-03-01T08:05:00Z: connection refused\"}");
        command("status");
        assertThat(lines()).hasSizeLessThan(24).anyMatch(line -> line.startsWith("callbacks today"));
    }

    @Test
    void statusTellsWhatIsReportedAndNotOverYet() throws IOException {
        rows.execute("INSERT INTO edges_report (kind, cause, run_uid, iteration, sentence, details, raised_at, said_at)"
                + " VALUES ('run-failed', 'aa-1 X', 'aa-1', 3, 'Run aa-1 is FAILED.', '{\"failures\":2}',"
                + " '2026-03-01T06:00:00.000Z', '2026-03-01T06:00:00.000Z')");
        rows.execute("INSERT INTO edges_report (kind, cause, sentence, details, raised_at, said_at, recovered_at)"
                + " VALUES ('run-silent', 'ab-3', 'It is over.', '{}', '', '', '2026-03-01T07:00:00.000Z')");
        command("status", "--json");
        assertThat(json().path("reports"))
                .singleElement()
                .hasToString("{\"kind\":\"run-failed\",\"run_uid\":\"aa-1\",\"iteration\":3,\"cause\":\"aa-1 X\","
                        + "\"raised_at\":\"2026-03-01T06:00:00Z\",\"sentence\":\"Run aa-1 is FAILED.\","
                        + "\"details\":{\"failures\":2}}");
        command("status");
        assertThat(lines())
                .anySatisfy(line -> assertThat(line.split(" {2,}"))
                        .containsExactly("run-failed", "aa-1", "3", "2026-03-01T06:00:00Z", "Run aa-1 is FAILED."));
        assertThat(out.toString()).doesNotContain("It is over.");
    }

    @Test
    void aHundredThousandRunsMakeNobodyWait() {
        rows.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
                + " INSERT INTO edges_run (run_uid, status, edges_updated_at, next_continue_at, first_seen_at, seen_at)"
                + " SELECT 'many-' || i, 'SUCCEEDED', strftime('%Y-%m-%dT%H:%M:%fZ', 1700000000 + i, 'unixepoch'),"
                + " '2026-02-01T00:00:00.000Z', '', '' FROM n");
        Instant start = Instant.now();
        for (String[] arguments : new String[][] {
            {"runs"}, {"runs", "--due"}, {"runs", "--status", "FAILED"}, {"runs", "show", "many-99999"}, {"status"}
        }) {
            assertThat(command(arguments)).isZero();
        }
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }
}
