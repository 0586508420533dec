package org.edgesroutes.workspaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.edgesroutes.workspaces.TwoWorkspaces.BODY;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.awaitility.core.ThrowingRunnable;
import org.edgesroutes.reports.ReportMessage;
import org.edgesroutes.settings.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What belongs to one workspace is seen by that one alone. */
@Timeout(120)
class SeveralWorkspacesTest {

    private static final String DEAD = "SELECT count(*) FROM edges_dead_letter WHERE state = 'dead'";

    @TempDir
    Path directory;

    private final Queue<String> taken = new ConcurrentLinkedQueue<>();
    private TwoWorkspaces host;

    @BeforeEach
    void make() throws Exception {
        host = new TwoWorkspaces(directory);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private RouteBuilder taking(String downstream, String options) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:edges-records-source?downstream=" + downstream + options)
                        .routeId(downstream)
                        .process(exchange -> taken.add(downstream + " "
                                + exchange.getMessage().getHeader("CamelEdgesWorkspace") + " "
                                + exchange.getMessage().getHeader("Idempotency-Key") + " "
                                + exchange.getVariable("CamelEdgesWorkspace") + " "
                                + exchange.getMessage().getBody(String.class)));
            }
        };
    }

    private void both(String path, String ref, String run) throws Exception {
        for (String name : List.of("acme", "globex")) {
            String body = BODY.formatted(ref, run, name.length());
            assertThat(host.post("/" + name + path, "secret-of-" + name, body).body())
                    .isEqualTo("{\"status\":\"accepted\"}");
        }
    }

    private static void eventually(ThrowingRunnable holds) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(holds);
    }

    @Test
    void theSameCallbackOfTheSameRunInTwoWorkspacesIsTwoAndEachRecordSaysWhose() throws Exception {
        host.with("acme", "globex")
                .with(taking("crm", ""))
                .load("receive-callbacks")
                .start();
        both("", "c1", "r1");

        eventually(() -> assertThat(taken)
                .containsExactlyInAnyOrder(
                        "crm acme acme:c1:0 acme {\"n\":4}", "crm globex globex:c1:0 globex {\"n\":6}"));
        assertThat(host.rows("acme", "SELECT body FROM edges_callback")).containsExactly(BODY.formatted("c1", "r1", 4));
        assertThat(host.rows("globex", "SELECT body FROM edges_callback"))
                .containsExactly(BODY.formatted("c1", "r1", 6));
    }

    @Test
    void theFileThatComesAlongHasADirectoryForEachWorkspaceWhichEveryLineNames() throws Exception {
        host.with("acme", "globex").load("receive-callbacks", "deliver-to-file").start();
        both("/linkedin-extract-messages", "c1", "r1");

        for (String name : List.of("acme", "globex")) {
            Path file = directory.resolve("records/" + name + "/linkedin-extract-messages.ndjson");
            eventually(() -> assertThat(file)
                    .content()
                    .startsWith(
                            "{\"n\":%d,\"_edges\":{\"workspace\":\"%s\",\"id\":\"c1:0\"".formatted(name.length(), name))
                    .hasLineCount(1));
        }
        assertThat(Files.list(directory.resolve("records"))).hasSize(2);
    }

    @Test
    void theSecretOfOneWorkspaceOpensNoOtherOne() throws Exception {
        host.with("acme", "globex").load("receive-callbacks").start();

        assertThat(host.post("/acme", "secret-of-globex", BODY.formatted("c", "r", 1))
                        .statusCode())
                .isEqualTo(401);
        assertThat(host.post("/globex/an-action", "secret-of-acme", BODY.formatted("c", "r", 1))
                        .statusCode())
                .isEqualTo(401);
        assertThat(host.rows("acme", "SELECT body FROM edges_callback")).isEmpty();
        assertThat(host.rows("globex", "SELECT body FROM edges_callback")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/initech", "/acme2", "/acmeglobex/x"})
    void aPathThatNamesNoWorkspaceIsNotFoundAndSaysSo(String path) throws Exception {
        host.with("acme", "globex").load("receive-callbacks").start();

        var answer = host.post(path, "secret-of-acme", BODY.formatted("c", "r", 1));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("globex");
        assertThat(host.rows("acme", "SELECT body FROM edges_callback")).isEmpty();
    }

    @Test
    void callbacksOfLaunchesFromBeforeTheNamesFindTheirWayAsThePageSays() throws Exception {
        Matcher example = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/workspaces.md")));
        assertThat(example.find()).isTrue();
        host.with("acme", "globex");
        PluginHelper.getRoutesLoader(host.context)
                .loadRoutes(ResourceHelper.fromString("receive.camel.yaml", example.group(1)));
        host.start();

        assertThat(host.post("", "secret-of-acme", BODY.formatted("c1", "r1", 1))
                        .statusCode())
                .isEqualTo(200);
        assertThat(host.post("/globex/an-action", "secret-of-globex", BODY.formatted("c1", "r1", 1))
                        .statusCode())
                .isEqualTo(200);
        assertThat(host.rows("acme", "SELECT run_uid FROM edges_callback")).containsExactly("r1");
        assertThat(host.rows("globex", "SELECT action FROM edges_callback")).containsExactly("an-action");
    }

    @Test
    void theRecordThatOneWorkspaceLosesToTheDeadLettersIsNobodyElses() throws Exception {
        host.with("acme", "globex")
                .with(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("kamelet:edges-records-source?downstream=crm&retryAttempts=1&retryDelay=50ms")
                                .routeId("crm")
                                .filter(header("CamelEdgesWorkspace").isEqualTo("acme"))
                                .filter(header("CamelEdgesRunUid").isEqualTo("r1"))
                                .throwException(new IllegalArgumentException("no such contact"));
                    }
                })
                .load("receive-callbacks")
                .start();
        both("", "c0", "r0");
        both("", "c1", "r1");

        eventually(() -> assertThat(host.rows("acme", DEAD)).containsExactly("1"));
        eventually(() -> assertThat(host.rows("globex", "SELECT next_index FROM edges_delivery"))
                .containsExactly("1", "1"));
        assertThat(host.rows("globex", DEAD)).containsExactly("0");
    }

    @Test
    void aDownstreamThatAsksForOneWorkspaceGetsThatOneAndHasNoPlaceInTheOther() throws Exception {
        host.with("acme", "globex")
                .with(taking("only", "&workspaces=globex"))
                .with(taking("all", ""))
                .load("receive-callbacks")
                .start();
        both("", "c1", "r1");

        eventually(() -> assertThat(taken).hasSize(3));
        assertThat(taken)
                .filteredOn(record -> record.startsWith("only"))
                .hasSize(1)
                .allMatch(record -> record.startsWith("only globex"));
        assertThat(host.rows("acme", "SELECT downstream FROM edges_downstream")).containsExactly("all");
    }

    @Test
    void aDownstreamThatAsksForAWorkspaceThatIsNotThereIsRefused() throws Exception {
        host.with("acme", "globex").with(taking("crm", "&workspaces=acne"));

        assertThatThrownBy(host::start)
                .hasMessageContaining(
                        "workspaces=acne for downstream crm: there is no workspace acne; did you mean acme?");
    }

    @Test
    void aCallThatSaysNotWhoseItIsIsToldWhatToSet() throws Exception {
        host.with("acme", "globex").start();
        ProducerTemplate template = host.context.createProducerTemplate();

        assertThatThrownBy(() -> template.requestBody("direct:edges-continue-run", "r1"))
                .rootCause()
                .hasMessage("which workspace? Set the variable CamelEdgesWorkspace to one of acme, globex");
        assertThatThrownBy(() ->
                        template.requestBodyAndHeader("direct:edges-continue-run", "r1", Workspace.VARIABLE, "globx"))
                .rootCause()
                .hasMessage("there is no workspace globx; did you mean globex?");
    }

    @Test
    void aCallGoesToTheWorkspaceOfTheVariableElseOfTheHeader() throws Exception {
        host.with("acme", "globex").load("receive-callbacks").start();
        host.post("/globex", "secret-of-globex", BODY.formatted("c", "r1", 1));
        ProducerTemplate template = host.context.createProducerTemplate();

        assertThat(template.requestBodyAndHeader("direct:edges-continue-run", "r1", Workspace.VARIABLE, "globex"))
                .hasToString(host.context
                        .createProducerTemplate()
                        .requestBody("direct:edges-continue-run-globex", "r1")
                        .toString());
        assertThat(template.requestBodyAndHeader("direct:edges-continue-run", "r1", Workspace.VARIABLE, "acme"))
                .isEqualTo("r1");
        assertThat(template.send("direct:edges-continue-run", exchange -> {
                            exchange.setVariable(Workspace.VARIABLE, "acme");
                            exchange.getMessage().setHeader(Workspace.VARIABLE, "globex");
                            exchange.getMessage().setBody("r1");
                        })
                        .getMessage()
                        .getBody())
                .isEqualTo("r1");
    }

    @Test
    void whereOnlyOneHasANameNobodyNeedsToSayWhich() throws Exception {
        host.with("acme").with(taking("crm", "")).load("receive-callbacks").start();
        host.post("/acme", "secret-of-acme", BODY.formatted("c", "r1", 1));

        assertThat(host.context.createProducerTemplate().requestBody("direct:edges-continue-run", "r1"))
                .isNotEqualTo("r1");
        eventually(() -> assertThat(taken).hasSize(1));
    }

    @Test
    void oneWithoutANameBesideOthersIsRefusedAndSoIsTheSameNameTwice() throws Exception {
        host.with("acme");

        assertThatThrownBy(() -> host.with("")).hasMessageContaining("give each a name by edges.workspaces");
        assertThatThrownBy(() -> host.with("acme")).hasMessageContaining("has the workspace acme already");
    }

    @Test
    void everyReportOfAWorkspaceNamesIt() throws Exception {
        host.with("acme", "globex")
                .with(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:edges-report")
                                .process(exchange ->
                                        taken.add(exchange.getMessage().getHeader("CamelEdgesWorkspace") + " "
                                                + exchange.getMessage()
                                                        .getBody(ReportMessage.class)
                                                        .json()));
                    }
                })
                .start();
        for (String name : List.of("acme", "globex")) {
            host.report(name, "r1");
        }

        eventually(() -> assertThat(taken).hasSize(2));
        assertThat(taken)
                .anyMatch(report ->
                        report.startsWith("acme {\"id\":\"acme:") && report.contains("\"workspace\":\"acme\""))
                .anyMatch(report -> report.startsWith("globex {") && report.contains("\"workspace\":\"globex\""));
    }
}
