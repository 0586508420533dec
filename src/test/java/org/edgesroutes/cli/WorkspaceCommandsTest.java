package org.edgesroutes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.LedgerRows;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the commands tell where there is more than one workspace. */
class WorkspaceCommandsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T08:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final ByteArrayOutputStream exported = new ByteArrayOutputStream();

    @BeforeEach
    void theSameRunInBothAndOneOfItsOwnInEach() {
        for (String name : List.of("acme", "globex")) {
            try (Ledger ledger = Ledger.open(settings(name), CLOCK)) {
                LedgerRows rows = new LedgerRows(ledger);
                for (String uid : List.of("shared-1", name + "-1")) {
                    rows.execute(
                            "INSERT INTO edges_run (run_uid, action, status, iteration, first_seen_at, seen_at)"
                                    + " VALUES (?, 'messages', 'SUCCEEDED', 1, '', '')",
                            uid);
                }
                rows.execute("INSERT INTO edges_downstream (downstream, start, registered_at, seen_at)"
                        + " VALUES ('crm', 'earliest', '', '')");
                rows.callback("cb-" + name, "messages", name + "-1", List.of("{\"n\":1}"), List.of("k"));
                rows.execute("UPDATE edges_callback SET record_count = 1");
                rows.execute(
                        "INSERT INTO edges_dead_letter (downstream, callback_id, record_index, attempts,"
                                + " first_failed_at, died_at, error, state)"
                                + " VALUES ('crm', 1, 0, 5, '2026-03-01T07:00:00.000Z', '2026-03-01T07:30:00.000Z', 'no such contact', 'dead')");
            }
        }
    }

    private EdgesSettings.Ledger settings(String name) {
        return new EdgesSettings.Ledger("jdbc:sqlite:" + directory.resolve("edges-" + name + ".db"));
    }

    private int command(List<String> workspaces, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        Map<Workspace, Supplier<Ledger>> all = new LinkedHashMap<>();
        workspaces.forEach(name -> all.put(new Workspace(name), () -> Ledger.openBeside(settings(name), CLOCK)));
        WorkspaceLedgers ledgers = () -> all;
        return new CommandLine(CommandLine.Model.CommandSpec.create())
                .addSubcommand(ReadingOnly.runs(ledgers))
                .addSubcommand(new ExportCommand(ledgers, exported))
                .addSubcommand(new StatusCommand(ledgers, CLOCK))
                .addSubcommand(new DeadLettersCommand(ledgers))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private int command(String... arguments) {
        return command(List.of("acme", "globex"), arguments);
    }

    @Test
    void runsOfAllAreListedWithTheirWorkspaceInFront() {
        assertThat(command("runs")).isZero();

        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).startsWith("WORKSPACE  RUN UID");
        assertThat(lines).filteredOn(line -> line.startsWith("acme ")).hasSize(2);
        assertThat(lines).filteredOn(line -> line.startsWith("globex ")).hasSize(2);
    }

    @Test
    void theStatusOfEachIsAnObjectThatNamesIt() {
        assertThat(command("status", "--json")).isZero();

        assertThat(out.toString().lines()).hasSize(2);
        assertThat(out.toString().lines().toList().get(1))
                .startsWith("{\"workspace\":\"globex\",\"service_running\":false,")
                .contains("\"callbacks_today\":1,");
    }

    @Test
    void aRunIsFoundInWhicheverWorkspaceItIs() {
        assertThat(command("runs", "show", "globex-1")).isZero();
        assertThat(out.toString()).startsWith("workspace").contains("globex");
        assertThat(command("export", "globex-1")).isZero();
        assertThat(exported)
                .hasToString("{\"n\":1,\"_edges\":{\"workspace\":\"globex\",\"id\":\"cb-globex:0\","
                        + "\"key\":\"k\",\"change\":\"created\",\"run_uid\":\"globex-1\",\"iteration\":3,"
                        + "\"received_at\":\"2026-03-01T08:00:00Z\"}}\n");
    }

    @Test
    void aRunThatIsInTwoAsksForTheWorkspace() {
        assertThat(command("runs", "show", "shared")).isEqualTo(1);
        assertThat(err).asString().contains("runs of acme, globex begin like that; choose one with --workspace");
        assertThat(command(List.of("acme"), "runs", "show", "shared")).isZero();
        assertThat(command("runs", "show", "nowhere")).isEqualTo(1);
        assertThat(err).asString().contains("no run in the ledger begins with nowhere");
    }

    @Test
    void deadLettersAreListedForAllAndNamedByTheirIdWithinOne() {
        assertThat(command("dead-letters", "list")).isZero();
        assertThat(out.toString().lines()).hasSize(3).first().asString().startsWith("WORKSPACE  ID");

        assertThat(command("dead-letters", "show", "1")).isEqualTo(2);
        assertThat(err).asString().contains("each workspace has its own ids; say which one with --workspace");
        assertThat(command("dead-letters", "requeue", "1")).isEqualTo(2);
        assertThat(command(List.of("globex"), "dead-letters", "requeue", "1")).isZero();
        assertThat(command("dead-letters", "requeue", "--downstream", "crm")).isZero();
        assertThat(out).hasToString("1 of acme requeued%n0 of globex requeued%n".formatted());
    }

    @Test
    void aWorkspaceThatHasNoLedgerYetIsSaidAndKeepsNobodyFromTheOthers() {
        assertThat(command(List.of("acme", "initech"), "runs")).isEqualTo(1);

        assertThat(err).asString().startsWith("initech: there is no ledger at ");
        assertThat(out.toString().lines()).hasSize(3);
    }
}
