package org.edgesroutes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.edgesroutes.RunOperations;
import org.edgesroutes.TestSettings;
import org.edgesroutes.api.Sleeper;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.LedgerRows;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxOption;
import org.edgesroutes.sandbox.SandboxReading;
import org.edgesroutes.sandbox.SandboxRun;
import org.edgesroutes.settings.EdgesSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** verify and repair, beside a service that has the ledger open and without one. */
class ProofCommandsTest {

    private static final int RECORDS = 1000;

    @TempDir
    Path directory;

    private final EdgesSandbox edges = new EdgesSandbox()
            .option(SandboxOption.REQUESTS_PER_MINUTE, 6)
            .reading(SandboxReading.PAGE_LIMIT, "100")
            .start();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Sleeper sleeper = edges::advance;
    private TestSettings settings;
    private Ledger service;
    private LedgerRows rows;

    @BeforeEach
    void aServiceWithADownstream() {
        settings = TestSettings.in(directory)
                .api(URI.create(edges.url()), edges.apiKey())
                .requestsPerMinute(6);
        service = Ledger.open(settings.build().ledger(), edges.clock());
        rows = new LedgerRows(service);
        rows.execute("INSERT INTO edges_downstream (downstream, start, registered_at, seen_at)"
                + " VALUES ('crm', 'earliest', '', '')");
    }

    @AfterEach
    void close() {
        service.close();
        edges.close();
    }

    /** That the service has seen; nothing of it arrived. */
    private String run(SandboxRun run, Duration later) {
        String uid = edges.run(run.pageSize(100).withoutCallback());
        edges.advance(later);
        try (RunOperations operations = new RunOperations(settings.build(), service, edges.clock(), sleeper, sleeper)) {
            assertThat(operations.look(uid)).isTrue();
        }
        return uid;
    }

    private String ended() {
        return run(SandboxRun.incremental("linkedin-extract-connections").existing(RECORDS), Duration.ofHours(1));
    }

    private int command(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        EdgesSettings known = settings.build();
        Supplier<Ledger> beside = () -> Ledger.openBeside(known.ledger(), edges.clock());
        RunCommandSupport support = new RunCommandSupport(
                WorkspaceLedgers.only(beside), of -> known, edges.clock(), pause -> sleeper.sleep(pause));
        return new CommandLine(CommandLine.Model.CommandSpec.create())
                .addSubcommand(new VerifyCommand(support))
                .addSubcommand(new RepairCommand(support))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void verifyTellsWhatIsMissingAndRepairDeliversItWithinTheBudget() throws IOException {
        String run = ended();
        assertThat(command("verify", run.substring(0, 8), "--json")).isEqualTo(3);
        assertThat(json().path("complete").asBoolean()).isFalse();
        assertThat(json().path("iterations").get(0).path("expected").asInt()).isEqualTo(RECORDS);
        assertThat(json().path("iterations").get(0).path("received").asInt()).isZero();
        assertThat(json().path("iterations").get(0).path("reason").asText())
                .contains("1000 of 1000 records are missing");
        assertThat(rows.number("SELECT count(*) FROM edges_record")).isZero();

        assertThat(command("repair", run)).isZero();
        assertThat(out.toString()).containsPattern("complete +true").contains("EXPECTED", "1000");
        assertThat(err.toString()).isEmpty();
        assertThat(rows.number("SELECT count(*) FROM edges_record")).isEqualTo(RECORDS);
        assertThat(rows.open("crm")).isEqualTo(RECORDS / 100);
        assertThat(edges.peakRequestsPerMinute()).isLessThanOrEqualTo(6);

        assertThat(command("verify", run, "--json")).isZero();
        assertThat(json().path("iterations").get(0).path("fetched").asInt()).isEqualTo(RECORDS);
    }

    @Test
    void withoutAServiceOutputsAreFetchedAndNoReplayIsSpent() {
        String run = ended();
        rows.callback("c1", "linkedin-extract-connections", run, List.of("{\"n\":1}"), List.of("k"));
        rows.execute("UPDATE edges_callback SET iteration = 1, record_count = 1");
        service.close();

        assertThat(command("repair", run)).isZero();
        assertThat(err.toString()).contains("the service is not running");
        assertThat(edges.requests()).noneMatch(request -> request.path().contains("/callbacks"));
        service = Ledger.open(settings.build().ledger(), edges.clock());
        assertThat(new LedgerRows(service).open("crm")).isGreaterThan(RECORDS / 100);
    }

    @Test
    void aRepairThatIsInterruptedGoesOnWhereItWas() {
        String run = ended();
        sleeper = pause -> {
            throw new InterruptedException();
        };
        assertThat(command("repair", run)).isEqualTo(1);
        assertThat(err.toString()).contains("given up while it waited for the request budget");
        Thread.interrupted();
        long some = rows.number("SELECT count(*) FROM edges_record");
        assertThat(some).isBetween(100L, RECORDS - 100L);

        sleeper = edges::advance;
        assertThat(command("repair", run)).isZero();
        assertThat(rows.number("SELECT count(*) FROM edges_record")).isEqualTo(RECORDS);
    }

    @Test
    void aRunThatIsNotVerifiedSaysWhy() throws IOException {
        SandboxRun running =
                SandboxRun.incremental("linkedin-extract-connections").existing(RECORDS);
        assertThat(command("verify", run(running, Duration.ofSeconds(30)), "--json"))
                .isEqualTo(3);
        assertThat(json().path("iterations").get(0).path("reason").asText())
                .isEqualTo("the run is RUNNING; it is verified once it has ended");
        SandboxRun full = SandboxRun.full("linkedin-extract-connections").existing(3);
        assertThat(command("verify", run(full, Duration.ofHours(1)), "--json")).isEqualTo(3);
        assertThat(json().path("iterations").get(0).path("reason").asText()).contains("only incremental runs");
    }

    @Test
    void whatCannotBeAskedIsSaidInASentence() {
        String run = ended();
        assertThat(command("verify", "no-such-run")).isEqualTo(1);
        assertThat(err.toString()).contains("no run in the ledger begins with no-such-run");

        settings = TestSettings.in(directory);
        assertThat(command("repair", run)).isEqualTo(1);
        assertThat(err.toString()).contains("edges.api.key is not set");

        settings = settings.api(URI.create("http://127.0.0.1:9/v1"), "key");
        assertThat(command("verify", run)).isEqualTo(1);
        assertThat(err.toString()).contains("/runs/" + run, "Connection refused");
    }
}
