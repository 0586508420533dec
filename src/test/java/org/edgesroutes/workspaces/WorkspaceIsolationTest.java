package org.edgesroutes.workspaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.edgesroutes.workspaces.TwoWorkspaces.BODY;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.core.ThrowingRunnable;
import org.edgesroutes.MutableClock;
import org.edgesroutes.TestSettings;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxRequest;
import org.edgesroutes.sandbox.SandboxRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What one workspace waits for, no other one waits for. Acme is the one in trouble, and comes first by its name. */
@Timeout(180)
class WorkspaceIsolationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private final MutableClock clock = new MutableClock();
    private EdgesSandbox edges;
    private TwoWorkspaces host;

    @BeforeEach
    void make() throws Exception {
        host = new TwoWorkspaces(directory);
        edges = new EdgesSandbox()
                .clock(clock)
                .webhook(host.url("/globex"), Map.of(TestSettings.SECRET_HEADER, "secret-of-globex"))
                .start();
    }

    @AfterEach
    void stop() {
        host.close();
        edges.close();
    }

    private void startWithGlobex() throws Exception {
        host.with(host.settings("globex").api(URI.create(edges.url()), edges.apiKey()), clock)
                .load("receive-callbacks", "continue-runs", "repair-runs", "route-run-by-status")
                .start();
    }

    private static void eventually(ThrowingRunnable holds) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).untilAsserted(holds);
    }

    /** From its callbacks to its next iteration. */
    private void requireThatARunOfGlobexIsContinued() {
        String run =
                edges.run(SandboxRun.incremental("linkedin-extract-messages").existing(3));
        clock.turn(Duration.ofHours(1));
        edges.advance(Duration.ZERO);
        clock.turn(Duration.ofHours(7));
        eventually(() -> assertThat(edges.requests())
                .extracting(SandboxRequest::path)
                .contains("/v1/runs/" + run + "/continue"));
    }

    /** Takes connections and says nothing; what is called stays called until the end of the test. */
    private static final class Silence implements AutoCloseable {

        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<Socket> calls = new ArrayList<>();

        Silence() throws IOException {
            Thread taking = new Thread(() -> {
                try {
                    while (true) {
                        Socket call = server.accept();
                        synchronized (calls) {
                            calls.add(call);
                        }
                    }
                } catch (IOException closed) {
                    // the end of the test
                }
            });
            taking.setDaemon(true);
            taking.start();
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
        }

        int calls() {
            synchronized (calls) {
                return calls.size();
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            synchronized (calls) {
                for (Socket call : calls) {
                    call.close();
                }
            }
        }
    }

    @Test
    void anEdgesThatDoesNotAnswerOneWorkspaceHoldsUpNoOther() throws Exception {
        try (Silence silence = new Silence()) {
            host.with(
                    host.settings("acme").api(silence.url(), "k").responseTimeout(Duration.ofMinutes(5)),
                    Clock.systemUTC());
            startWithGlobex();
            eventually(() -> assertThat(silence.calls()).isEqualTo(1));

            requireThatARunOfGlobexIsContinued();
            assertThat(silence.calls()).as("acme waits for the first answer").isEqualTo(1);
        }
    }

    @Test
    void aSpentBudgetOfOneWorkspaceHoldsUpNoOther() throws Exception {
        MutableClock still = new MutableClock();
        try (EdgesSandbox other = new EdgesSandbox().clock(still).start()) {
            host.with(
                    host.settings("acme")
                            .api(URI.create(other.url()), other.apiKey())
                            .requestsPerMinute(1),
                    still);
            startWithGlobex();
            eventually(() -> assertThat(other.requests()).hasSize(1));

            requireThatARunOfGlobexIsContinued();
            assertThat(other.requests()).as("acme waits for the next minute").hasSize(1);
        }
    }

    @Test
    void aLedgerThatOneWorkspaceCannotWriteHoldsUpNoCallbackOfAnother() throws Exception {
        host.with("acme", "globex").load("receive-callbacks").start();
        List<CompletableFuture<HttpResponse<String>>> stuck = new ArrayList<>();
        try (Connection writer = DriverManager.getConnection(host.ledger("acme"))) {
            writer.createStatement().execute("BEGIN IMMEDIATE");
            IntStream.range(0, 40)
                    .forEach(i -> stuck.add(host.posting("/acme", "secret-of-acme", BODY.formatted("c" + i, "r", i))));
            for (int i = 0; i < 20; i++) {
                assertThat(host.post("/globex", "secret-of-globex", BODY.formatted("c" + i, "r", i))
                                .statusCode())
                        .isEqualTo(HttpURLConnection.HTTP_OK);
            }
            assertThat(stuck).anyMatch(answer -> !answer.isDone());
            writer.createStatement().execute("ROLLBACK");
        }
        assertThat(stuck)
                .extracting(answer -> answer.join().statusCode())
                .contains(HttpURLConnection.HTTP_OK, HttpURLConnection.HTTP_UNAVAILABLE);
    }

    @Test
    void aReportThatIsStuckHoldsUpNoReportOfAnotherWorkspace() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Queue<String> begun = new ConcurrentLinkedQueue<>();
        host.with("acme", "globex")
                .with(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:edges-report").process(exchange -> {
                            String workspace = exchange.getMessage().getHeader("CamelEdgesWorkspace", String.class);
                            begun.add(workspace);
                            if (workspace.equals("acme")) {
                                end.await();
                            }
                        });
                    }
                })
                .start();
        host.report("acme", "r1");
        eventually(() -> assertThat(begun).containsExactly("acme"));
        host.report("globex", "r1");

        eventually(() -> assertThat(begun).containsExactly("acme", "globex"));
        end.countDown();
    }

    @Test
    void aRecordThatIsStuckHoldsUpNoRecordOfAnotherWorkspaceInTheSameRoute() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Queue<String> begun = new ConcurrentLinkedQueue<>();
        host.with("acme", "globex")
                .with(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("kamelet:edges-records-source?downstream=crm&concurrency=1")
                                .process(exchange -> {
                                    String workspace = exchange.getVariable("CamelEdgesWorkspace", String.class);
                                    begun.add(workspace);
                                    if (workspace.equals("acme")) {
                                        end.await();
                                    }
                                });
                    }
                })
                .load("receive-callbacks")
                .start();
        host.post("/acme", "secret-of-acme", BODY.formatted("c", "r", 1));
        eventually(() -> assertThat(begun).containsExactly("acme"));
        host.post("/globex", "secret-of-globex", BODY.formatted("c", "r", 1));

        eventually(() -> assertThat(begun).containsExactly("acme", "globex"));
        end.countDown();
    }
}
