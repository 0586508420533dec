package org.edgesroutes.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.edgesroutes.TestSettings;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.settings.EdgesSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands that call Edges, on a ledger beside no service and in front of the sandbox. */
abstract class SandboxCommandTestBase {

    static final String ACTION = "linkedin-extract-connections";

    @TempDir
    Path directory;

    final EdgesSandbox edges = new EdgesSandbox().start();
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();
    EdgesSettings settings;

    /** Whether a person is at the terminal, and types the answer. */
    boolean interactive;

    String answer = "";

    @BeforeEach
    void open() {
        settings = TestSettings.in(directory)
                .api(URI.create(edges.url()), edges.apiKey())
                .publicUrl("https://hooks.example.com")
                .subscriptions(subscriptionsFile(), Set.of())
                .build();
        Ledger.open(settings.ledger(), edges.clock()).close();
    }

    @AfterEach
    void close() {
        edges.close();
    }

    Path subscriptionsFile() {
        return directory.resolve("subscriptions.yaml");
    }

    int command(List<String> words, String... more) {
        return command(Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new));
    }

    /** @return the exit code; {@link #out} and {@link #err} have what this command printed */
    int command(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        RunCommandSupport support = new RunCommandSupport(
                WorkspaceLedgers.only(() -> Ledger.openBeside(settings.ledger(), edges.clock())),
                of -> settings,
                edges.clock(),
                edges::advance);
        Confirmation confirmation = new Confirmation(interactive, new StringReader(answer));
        return new CommandLine(CommandLine.Model.CommandSpec.create())
                .addSubcommand(new StartCommand(support))
                .addSubcommand(new RunsCommand(support, confirmation))
                .addSubcommand(new CommandLine(new SchedulesCommand(support, confirmation))
                        .addSubcommand(new SchedulesMigrateCommand(support)))
                .addSubcommand(new IdentitiesCommand(support))
                .addSubcommand(new CommandLine(new SubscriptionsCommand(support, confirmation))
                        .addSubcommand(new SubscriptionsApplyCommand(support, confirmation)))
                .setExpandAtFiles(false)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }
}
