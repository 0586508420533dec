package org.edgesroutes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.LedgerRows;
import org.edgesroutes.ledger.budget.EdgesAnswerRepository;
import org.edgesroutes.ledger.runs.RunFilter;
import org.edgesroutes.ledger.runs.RunQueries;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What an operator sees of a ledger, and what is answered to wrong options. */
class OperatorCommandsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Ledger service;
    private LedgerRows rows;

    @BeforeEach
    void open() {
        service = Ledger.open(settings(), CLOCK);
        rows = new LedgerRows(service);
        rows.execute("INSERT INTO edges_run (run_uid, name, action, status, iteration, first_seen_at, seen_at)"
                + " VALUES ('run-1', 'My people', 'connections', 'SUCCEEDED', 3, '', '')");
        for (String name : List.of("crm", "file")) {
            rows.execute(
                    "INSERT INTO edges_downstream (downstream, start, registered_at, seen_at, claimed_by, last_error)"
                            + " VALUES (?, 'earliest', '', '', ?, 'an old one')",
                    name,
                    name.equals("crm") ? "node" : null);
        }
        rows.callback(
                "cb",
                "a",
                "run-1",
                List.of("1", "2", "3"),
                List.of("k", "l", "m"),
                List.of("created", "updated", "repeated"));
        rows.execute("UPDATE edges_callback SET record_count = 3");
    }

    @AfterEach
    void close() {
        service.close();
    }

    private EdgesSettings.Ledger settings() {
        return new EdgesSettings.Ledger("jdbc:sqlite:" + directory.resolve("edges.db"));
    }

    private int command(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        WorkspaceLedgers beside = WorkspaceLedgers.only(() -> Ledger.openBeside(settings(), CLOCK));
        return new CommandLine(CommandLine.Model.CommandSpec.create())
                .addSubcommand(ReadingOnly.runs(beside))
                .addSubcommand(new DeadLettersCommand(beside))
                .addSubcommand(new StatusCommand(beside, CLOCK))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    private void dead(String state, String diedAt) {
        rows.execute(
                "INSERT INTO edges_dead_letter (downstream, callback_id, record_index, attempts, error,"
                        + " first_failed_at, died_at, state, reason) VALUES ('crm', 1, 0, 5, 'no email', ?, ?, ?, 'why')",
                diedAt,
                diedAt,
                state);
    }

    @Test
    void callbacksAndPagesAndTheChangesOfRecordsAreCountedApart() throws IOException {
        rows.callback("page", "a", "run-1", List.of("1"), List.of("k"), List.of("repeated"));
        rows.execute("UPDATE edges_callback SET origin = 'outputs', record_count = 1 WHERE callback_ref_uid = 'page'");
        assertThat(command("status")).isZero();
        assertThat(out.toString())
                .containsPattern("callbacks today +1, and 1 pages fetched")
                .containsPattern("records today +4: 1 new, 1 changed, 2 repeated");
    }

    @Test
    void statusTellsWhetherTheServiceRunsAndWhenEdgesLastAnswered() {
        command("status");
        assertThat(out.toString()).containsPattern("service +running").containsPattern("Edges +has not answered yet");
        new EdgesAnswerRepository(service, CLOCK).answered("GET /v1/runs", 401, false);
        service.close();
        command("status");
        assertThat(out.toString())
                .containsPattern("service +not running")
                .contains("rejects the API key (GET /v1/runs was answered 401); last answered 0 seconds ago");
        service = Ledger.open(settings(), CLOCK);
    }

    @Test
    void aDownstreamShowsItsErrorOnlyWhileItIsOneAndWhyRecordsAreRetried() throws IOException {
        rows.execute("INSERT INTO edges_retry (downstream, callback_id, record_index, record_key, attempts,"
                + " next_attempt_at, error) VALUES ('crm', 1, 0, 'k', 2, '2026-03-01T08:03:00.000Z', '429 slow down')");
        command("status", "--json");
        JsonNode crm = json().path("downstreams").get(0);
        assertThat(crm.path("last_error").isNull()).isTrue();
        assertThat(crm.path("retry_error").asText()).isEqualTo("429 slow down");
        assertThat(json().path("downstreams").findValuesAsText("state")).containsExactly("ok", "no route");
        command("status");
        assertThat(out.toString())
                .contains("next retry at 2026-03-01T08:03:00Z: 429 slow down")
                .doesNotContain("an old one");
    }

    @Test
    void aVerdictWhoseCountsDifferExplainsItself() {
        rows.execute("INSERT INTO edges_iteration (run_uid, iteration, state, verdict, expected, received, fetched,"
                + " verified_at) VALUES ('run-1', 3, 'continued', 'complete', 14, 12, 1, '2026-03-01T07:30:00.000Z')");
        command("runs");
        assertThat(out.toString())
                .contains(
                        "My people",
                        "13 of 14",
                        "the outputs were read to their end; 1 fetched as outputs, 1 repeated");
    }

    @Test
    void nameAndReasonOfARunAreWholeAtEightyColumns() {
        rows.execute(
                "UPDATE edges_run SET run_uid = '63107685-c28e-373e-bfd9-424f23045e59', name = 'inbox of the team',"
                        + " action = 'linkedin-extract-messages', status = 'PARTIAL_SUCCEEDED',"
                        + " not_continued = 'edges.continue.statuses does not name PARTIAL_SUCCEEDED, so it is left as it is'");
        RunPrinter.list(
                new RunQueries(service)
                        .list(new RunFilter(null, null, null, false, null), 5).stream()
                                .map(run -> RunPrinter.row(new WorkspaceLedgers.Opened(Workspace.ONLY, service), run))
                                .toList(),
                new RowPrinter(new PrintWriter(out, true), false, 80));
        assertThat(out.toString().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80))
                .anySatisfy(line -> assertThat(line).startsWith("63107685  inbox of the team  PARTIAL_SUCCEEDED"));
        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains("edges.continue.statuses does not name PARTIAL_SUCCEEDED, so it is left as it is");
    }

    @Test
    void aValueThatMatchesNothingIsRefusedWithTheChoices() {
        assertThat(command("runs", "--status", "FAILD")).isEqualTo(2);
        assertThat(err.toString()).contains("--status is \"FAILD\"; did you mean FAILED?", "PARTIAL_SUCCEEDED");
        assertThat(command("runs", "--action", "connection")).isEqualTo(2);
        assertThat(err.toString()).contains("did you mean connections?");
        assertThat(command("dead-letters", "list", "--downstream", "crn")).isEqualTo(2);
        assertThat(err.toString()).contains("did you mean crm? Known: crm, file");
        assertThat(command("dead-letters", "list", "--state", "closed")).isEqualTo(2);
        assertThat(err.toString()).contains("all, dead, discarded, requeued");
    }

    @Test
    void aLimitBelowOneIsRefused() {
        for (String limit : List.of("0", "-1", "many")) {
            assertThat(command("runs", "--limit", limit)).isEqualTo(2);
            assertThat(err.toString()).contains("is no whole number from 1 on");
        }
        assertThat(command("dead-letters", "list", "--limit", "0")).isEqualTo(2);
    }

    @Test
    void aTimeMayBeADateOrLackItsZone() {
        dead("dead", "2026-03-01T00:30:00.000Z");
        for (String since :
                List.of("2026-03-01", "2026-03-01T00:30", "2026-03-01 00:30", "2026-03-01T01:30:00+01:00")) {
            assertThat(command("dead-letters", "list", "--since", since)).isZero();
            assertThat(out.toString()).contains("no email");
        }
        assertThat(command("dead-letters", "list", "--since", "yesterday")).isEqualTo(2);
        assertThat(err.toString()).contains("\"yesterday\" is no time; write 2026-03-01");
    }

    @Test
    void discardedLettersAreListedOnRequestWithTheirReason() {
        dead("discarded", "2026-03-01T00:30:00.000Z");
        command("dead-letters", "list");
        assertThat(out.toString()).startsWith("no dead letters");
        command("dead-letters", "list", "--state", "discarded");
        assertThat(out.toString()).contains("discarded", "why", "no email");
        command("dead-letters", "list", "--state", "all");
        assertThat(out.toString()).contains("discarded");
    }
}
