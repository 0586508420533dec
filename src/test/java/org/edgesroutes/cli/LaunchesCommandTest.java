package org.edgesroutes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.LedgerRows;
import org.edgesroutes.settings.EdgesSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LaunchesCommandTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T08:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Ledger service;

    @BeforeEach
    void open() {
        service = Ledger.open(settings(), CLOCK);
        intent("k-open", "open", null, null);
        intent("k-done", "done", "run-1", null);
        intent(
                "k-undecided",
                "undecided",
                null,
                "[{\"uid\": \"run-2\", \"reason\": \"it fits\"}, {\"uid\": \"run-3\"}]");
        new LedgerRows(service)
                .execute("INSERT INTO edges_report (kind, cause, sentence, details, raised_at, said_at)"
                        + " VALUES ('launch-undecided', 'k-undecided', 's', '{}', '2026-03-01T07:00:00.000Z',"
                        + " '2026-03-01T07:00:00.000Z')");
    }

    @AfterEach
    void close() {
        service.close();
    }

    private EdgesSettings.Ledger settings() {
        return new EdgesSettings.Ledger("jdbc:sqlite:" + directory.resolve("edges.db"));
    }

    private void intent(String key, String state, String result, String candidates) {
        new LedgerRows(service)
                .execute(
                        "INSERT INTO edges_intent (intent_key, kind, action, request, origin, state, result_uid, candidates,"
                                + " created_at, updated_at) VALUES (?, 'launch', 'connections', '{}', 'test', ?, ?, ?,"
                                + " '2026-03-01T07:00:00.000Z', '')",
                        key,
                        state,
                        result,
                        candidates);
    }

    private int command(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new CommandLine(new LaunchesCommand(WorkspaceLedgers.only(() -> Ledger.openBeside(settings(), CLOCK))))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void theListHasWhatIsNotDoneAndWhatMayBeIt() {
        assertThat(command("list")).isZero();
        assertThat(out.toString())
                .contains("k-open", "k-undecided", "run-2 or run-3?")
                .doesNotContain("k-done");

        command("list", "--all", "--json");
        assertThat(out.toString().lines()).hasSize(3);
        assertThat(out.toString()).contains("\"key\":\"k-done\"", "\"result_uid\":\"run-1\"", "\"reason\":\"it fits\"");
    }

    @Test
    void anUndecidedLaunchIsResolvedOnce() {
        assertThat(command("resolve", "k-undecided", "run-2")).isZero();
        assertThat(out.toString()).contains("k-undecided is run-2");

        assertThat(command("resolve", "k-undecided", "run-3")).isEqualTo(1);
        assertThat(err.toString()).contains("k-undecided is done already: run-2");
        assertThat(service.<Integer>read(tx -> tx.first(
                                "SELECT count(*) FROM edges_report WHERE recovered_at IS NULL", row -> row.getInt(1))
                        .orElseThrow()))
                .isZero();
    }

    @Test
    void aLaunchThatTookNoEffectMayBeSentAgain() {
        assertThat(command("resolve", "k-undecided", "--none")).isZero();

        command("list");
        assertThat(out.toString()).containsPattern("k-undecided +open").contains("a person decided");
    }

    @Test
    void whatCannotBeResolvedIsTold() {
        assertThat(command("resolve", "k-undecided", "run-1")).isEqualTo(1);
        assertThat(err.toString()).contains("run-1 is the result of another launch");

        assertThat(command("resolve", "k-open", "--none")).isEqualTo(1);
        assertThat(err.toString()).contains("k-open has had no effect, so there is nothing to decide");

        assertThat(command("resolve", "unknown", "run-9")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no launch with the key unknown");

        assertThat(command("resolve", "k-undecided")).isEqualTo(2);
        assertThat(command("resolve", "k-undecided", "run-2", "--none")).isEqualTo(2);
        assertThat(command("resolve", "k-undecided", "../x")).isEqualTo(2);
    }
}
