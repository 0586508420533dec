package org.edgesroutes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.edgesroutes.sandbox.SandboxIdentity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands about subscriptions, while no service runs. */
class SubscriptionsCommandTest extends SandboxCommandTestBase {

    private static final String ADA = """
            subscriptions:
              ada:
                action: linkedin-extract-connections
                identity: %s
                max-results: 100
            """.formatted(SandboxIdentity.ENGAGEMENT_UID);

    @BeforeEach
    void declareAda() throws IOException {
        declare(ADA);
    }

    private void declare(String yaml) throws IOException {
        Path file = subscriptionsFile();
        Files.writeString(file, yaml);
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    }

    private int subscriptions(String... arguments) {
        return command(List.of("subscriptions"), arguments);
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
        String fault = subscriptionsFile() + ":5: there is no key max-result; did you mean max-results?";

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
