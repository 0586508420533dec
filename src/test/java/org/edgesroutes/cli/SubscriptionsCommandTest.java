package org.edgesroutes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.edgesroutes.TestSettings;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxIdentity;
import org.edgesroutes.settings.EdgesSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands about subscriptions, while no service runs. */
class SubscriptionsCommandTest {

    private static final String ADA = """
            subscriptions:
              ada:
                action: linkedin-extract-connections
                identity: %s
                max-results: 100
            """.formatted(SandboxIdentity.ENGAGEMENT_UID);

    @TempDir
    Path directory;

    private final EdgesSandbox edges = new EdgesSandbox().start();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private boolean interactive;
    private String answer = "";
    private EdgesSettings settings;

    @BeforeEach
    void settings() throws IOException {
        EdgesSettings all = TestSettings.in(directory)
                .api(URI.create(edges.url()), edges.apiKey())
                .build();
        settings = new EdgesSettings(
                all.workspace(),
                all.api(),
                all.continuing(),
                all.completeness(),
                all.webhook(),
                all.records(),
                all.ledger(),
                new EdgesSettings.Launches(Optional.of(URI.create("https://hooks.example.com")), Duration.ofMinutes(1)),
                new EdgesSettings.Subscriptions(
                        directory.resolve("subscriptions.yaml").toString(), true, Set.of()),
                false);
        Ledger.open(settings.ledger(), edges.clock()).close();
        declare(ADA);
    }

    @AfterEach
    void close() {
        edges.close();
    }

    private void declare(String yaml) throws IOException {
        Path file = directory.resolve("subscriptions.yaml");
        Files.writeString(file, yaml);
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    }

    private int subscriptions(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        RunCommandSupport support = new RunCommandSupport(
                WorkspaceLedgers.only(() -> Ledger.openBeside(settings.ledger(), edges.clock())),
                of -> settings,
                edges.clock(),
                edges::advance);
        List<String> all = new ArrayList<>(List.of("subscriptions"));
        all.addAll(List.of(arguments));
        Confirmation confirmation = new Confirmation(interactive, new StringReader(answer));
        return new CommandLine(CommandLine.Model.CommandSpec.create())
                .addSubcommand(new CommandLine(new SubscriptionsCommand(support, confirmation))
                        .addSubcommand(new SubscriptionsApplyCommand(support, confirmation)))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    private String run() {
        return edges.runs().get(0);
    }

    @Test
    void aPlanChangesNothing() throws IOException {
        assertThat(subscriptions("plan", "--json")).isZero();

        assertThat(json().path("subscription").asText()).isEqualTo("ada");
        assertThat(json().path("step").asText()).isEqualTo("start");
        assertThat(edges.requests()).allMatch(request -> request.method().equals("GET"));
        assertThat(subscriptions("--json")).isZero();
        assertThat(json().path("state").asText()).isEqualTo("not started");
    }

    @Test
    void whatIsAppliedIsListedWithoutAskingEdges() throws IOException {
        assertThat(subscriptions("apply")).isZero();
        int asked = edges.requests().size();

        assertThat(out.toString()).contains("ada", "start", "its run is " + run());
        assertThat(subscriptions("--json")).isZero();
        assertThat(json().path("state").asText()).isEqualTo("started");
        assertThat(json().path("edges_uid").asText()).isEqualTo(run());
        assertThat(edges.requests()).hasSize(asked);
        assertThat(subscriptions("plan")).isZero();
        assertThat(out.toString()).isEqualTo("nothing to do: everything is as declared\n");
    }

    @Test
    void whatCannotBeStartedMakesApplyFail() throws IOException {
        declare(ADA.replace(SandboxIdentity.ENGAGEMENT_UID, SandboxIdentity.STANDARD_UID));

        assertThat(subscriptions("apply")).isEqualTo(1);
        assertThat(out.toString()).contains("not started", "incremental runs need the type engagement");
        assertThat(subscriptions()).isZero();
        assertThat(out.toString()).contains("incremental runs need the type engagement");
    }

    @Test
    void faultsOfTheFileAreToldByEveryCommandAndNothingIsDone() throws IOException {
        declare(ADA.replace("max-results", "max-result"));
        String fault =
                directory.resolve("subscriptions.yaml") + ":5: there is no key max-result; did you mean max-results?";

        for (String[] command : new String[][] {{}, {"plan"}, {"apply"}, {"remove", "ada"}}) {
            assertThat(subscriptions(command)).isEqualTo(1);
            assertThat(err.toString()).contains(fault);
        }
        assertThat(edges.requests()).isEmpty();
    }

    @Test
    void recreatingAsksFirstAndNeedsATerminalOrYes() throws IOException {
        subscriptions("apply");
        String before = run();
        declare(ADA.replace("100", "500"));

        assertThat(subscriptions("apply", "--recreate", "ada")).isEqualTo(2);
        assertThat(err.toString()).contains("start ada anew and cancel " + before, "give --yes");
        interactive = true;
        answer = "n\n";
        assertThat(subscriptions("apply", "--recreate", "ada")).isEqualTo(1);
        assertThat(edges.runs()).hasSize(1);
        assertThat(subscriptions("apply", "--recreate", "ada", "--yes")).isZero();
        assertThat(edges.runs()).hasSize(2);
        assertThat(edges.status(before)).isEqualTo("STOPPED");
        assertThat(subscriptions("plan")).isZero();
        assertThat(out.toString()).startsWith("nothing to do");
        assertThat(subscriptions("apply", "--recreate", "ada")).isZero();
        assertThat(err.toString()).contains("ada is as declared; there is nothing to recreate");
    }

    @Test
    void aNameThatIsNotDeclaredIsNotUnderstood() {
        assertThat(subscriptions("apply", "--recreate", "adda")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no subscription adda; did you mean ada?");
    }

    @Test
    void oneThatIsDeclaredIsNotRemoved() throws IOException {
        subscriptions("apply");
        assertThat(subscriptions("remove", "ada")).isEqualTo(1);
        assertThat(err.toString()).contains("ada is still declared");
        declare("subscriptions:\n");
        assertThat(subscriptions()).isZero();
        assertThat(out.toString()).contains("undeclared");

        assertThat(subscriptions("remove", "ada", "--cancel")).isEqualTo(2);
        assertThat(subscriptions("remove", "ada", "--cancel", "--yes")).isZero();
        assertThat(out.toString()).isEqualTo("ada removed: %s cancelled%n".formatted(run()));
        assertThat(edges.status(run())).isEqualTo("STOPPED");
        assertThat(subscriptions("remove", "ada")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no subscription ada");
        assertThat(subscriptions()).isZero();
        assertThat(out.toString()).startsWith("no subscriptions; declare some in");
    }
}
