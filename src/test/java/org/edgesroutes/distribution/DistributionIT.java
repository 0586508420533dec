package org.edgesroutes.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution, unpacked and run. */
class DistributionIT {

    private static final String SECRET = "EDGES_WEBHOOK_SECRET";

    @TempDir
    Path directory;

    private DistributionProcess.Starter here() {
        return DistributionProcess.in(directory);
    }

    @Test
    void helpTellsTheOptionsTheSettingsAndTheExitCodes() {
        DistributionProcess help = here().run("--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.output()).contains("--profile=NAME", "EDGES_API_URL", "Exit codes", "edges-routes demo");
    }

    @Test
    void versionNamesItsOwnAndThatOfCamelAndJava() {
        DistributionProcess version = here().run("--version");

        assertThat(version.exitCode()).isZero();
        assertThat(version.output())
                .matches("edges-routes \\d+\\.\\d+\\.\\d+\\S* \\(Apache Camel 4\\.\\d+\\.\\d+, Java \\S+\\)\\s+");
    }

    @Test
    void noJavaInstalledBesideTheRunningOneMakesItPrintAWarning() throws Exception {
        for (Path java : javaHomes()) {
            try (DistributionProcess edges = here().environment("JAVA_HOME", java.toString())
                    .environment(SECRET, "s3cret")
                    .start()
                    .awaitReady()) {
                assertThat(post(edges.url("/edges/callbacks"), BodyPublishers.ofString("{}"))
                                .statusCode())
                        .isLessThan(500);
                assertThat(edges.errors()).as("%s", java).isEmpty();
            }
        }
    }

    /** The running Java, and each one of version 17 or newer beside it. */
    private static Set<Path> javaHomes() throws IOException {
        Path running = Path.of(System.getProperty("java.home")).toRealPath();
        Set<Path> homes = new LinkedHashSet<>(List.of(running));
        try (DirectoryStream<Path> beside = Files.newDirectoryStream(running.getParent())) {
            for (Path home : beside) {
                if (Files.isExecutable(home.resolve("bin/java")) && isNewEnough(home.resolve("release"))) {
                    homes.add(home.toRealPath());
                }
            }
        }
        return homes;
    }

    private static boolean isNewEnough(Path release) throws IOException {
        if (!Files.isReadable(release)) {
            return false;
        }
        return Pattern.compile("JAVA_VERSION=\"(\\d+)")
                .matcher(Files.readString(release))
                .results()
                .anyMatch(found -> Integer.parseInt(found.group(1)) >= 17);
    }

    @Test
    void anUnknownOptionIsSaidAndEndsWithTwo() {
        DistributionProcess unknown = here().run("--profil", "sandbox");

        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.errors()).contains("--profil").doesNotContain("\tat ");
    }

    @Test
    void withoutASecretTheStartIsRefusedInOneSentence() {
        DistributionProcess refused = here().run();

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.errors().lines())
                .singleElement()
                .asString()
                .contains("edges.webhook.secret", "edges.webhook.allow-anonymous=true");
    }

    @Test
    void aCommandOnTheLedgerNeedsNoOtherSetting() {
        DistributionProcess refused = here().run("dead-letters", "list", "--edges.ledger.url=jdbc:sqlite:none.db");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.errors()).contains("there is no ledger at", "none.db");
    }

    @Test
    void theCommandsThatReadWorkWhileTheServiceRunsAndWhenItDoesNot() throws Exception {
        String body = "{\"run\":{\"run_uid\":\"r-1\"},\"results\":[{\"a\": 1}]}";
        DistributionProcess edges = here().environment(SECRET, "s3cret").start().awaitReady();
        HttpRequest callback = HttpRequest.newBuilder(edges.url("/edges/callbacks"))
                .header("X-Edges-Webhook-Secret", "s3cret")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (edges) {
            assertThat(HttpClient.newHttpClient()
                            .send(callback, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
            theCommandsTellOfTheRun();
        }
        theCommandsTellOfTheRun();
    }

    private void theCommandsTellOfTheRun() {
        assertThat(here().run("status").output()).contains("records today", "file");
        assertThat(here().run("runs").output()).contains("RUN UID", "r-1");
        assertThat(here().run("export", "r").output()).startsWith("{\"a\": 1,\"_edges\":{\"id\":");
    }

    @Test
    void theSandboxThatCannotListenIsAFailedStart() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            DistributionProcess refused =
                    here().start("--profile", "sandbox", "--edges.sandbox.port=" + other.getLocalPort());

            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.errors()).contains("port " + other.getLocalPort(), "set edges.sandbox.port");
        }
    }

    @Test
    void aProfileWithoutItsFileIsRefused() {
        DistributionProcess refused = here().environment(SECRET, "s3cret").run("--profile", "nowhere");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.errors()).contains("config/application-nowhere.properties", directory.toString());
    }

    @Test
    void filesOfTheCurrentDirectoryWinAndTheProfileWinsOverThem() throws IOException {
        Files.createDirectories(directory.resolve("config"));
        Files.writeString(
                directory.resolve("config/application.properties"),
                "edges.webhook.secret=s3cret-of-the-file\nedges.api.attempts=7\nedges.continue.every=1h\n");
        Files.writeString(directory.resolve("config/application-mine.properties"), "edges.continue.every=2h\n");

        try (DistributionProcess edges = here().secretInFile("s3cret-of-the-file")
                .environment("EDGES_API_REQUESTS_PER_MINUTE", "77")
                .start("--profile", "mine")
                .awaitReady()) {
            assertThat(edges.output())
                    .contains("edges.api.attempts = 7")
                    .contains("edges.continue.every = 2h")
                    .contains("edges.api.requests-per-minute = 77")
                    .contains("edges.webhook.secret = ****");
        }
    }

    @Test
    void anArgumentWinsOverTheEnvironment() {
        try (DistributionProcess edges = here().environment(SECRET, "s3cret")
                .environment("EDGES_API_ATTEMPTS", "3")
                .environment("SERVER_PORT", "1")
                .start("--edges.api.attempts=4")
                .awaitReady()) {
            assertThat(edges.output()).contains("edges.api.attempts = 4", "server.port = " + edges.port());
        }
    }

    @Test
    void theEnvironmentSetsThePorts() {
        int port = DistributionProcess.freePort();

        DistributionProcess refused =
                here().environment("SERVER_PORT", String.valueOf(port)).run("--management.port=" + port);

        assertThat(refused.errors()).contains("server.port and management.port are both " + port);
    }

    @Test
    void aSecondProcessOnTheSameLedgerIsRefused() {
        try (DistributionProcess first =
                here().environment(SECRET, "s3cret").start().awaitReady()) {
            DistributionProcess second = here().environment(SECRET, "s3cret").start();

            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.errors().lines())
                    .singleElement()
                    .asString()
                    .contains("another edges-routes is running", "edges.db");
            assertThat(first.awaitReady().output()).contains("ready");
        }
    }

    @Test
    void aTakenPortIsRefusedByItsNumberAndItsSetting() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            DistributionProcess refused =
                    here().environment(SECRET, "s3cret").start("--server.port=" + other.getLocalPort());

            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.errors().lines())
                    .singleElement()
                    .asString()
                    .contains("port " + other.getLocalPort() + " is taken", "set server.port");
        }
    }

    @Test
    void aBrokenRouteIsRefusedByItsFile() throws IOException {
        Files.createDirectories(directory.resolve("routes"));
        Files.writeString(directory.resolve("routes/deliver.yaml"), """
                - route:
                    id: deliver
                    from:
                      uri: timer:x
                      steps:
                        - to:
                            uri: nosuch:thing
                """);

        DistributionProcess refused = here().environment(SECRET, "s3cret").start();

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.errors()).contains("deliver.yaml", "nosuch").doesNotContain("\tat ");
        assertThat(refused.output()).doesNotContain("\tat ");
    }

    @Test
    void whatTheServerSaysByItselfIsSmallJsonToo() throws Exception {
        try (DistributionProcess edges = here().environment(SECRET, "s3cret")
                .start("--edges.webhook.max-body=2KB")
                .awaitReady()) {
            byte[] large = new byte[100_000];
            BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));

            for (BodyPublisher body : List.of(BodyPublishers.ofByteArray(large), chunked)) {
                HttpResponse<String> answer = post(edges.url("/edges/callbacks"), body);
                assertThat(answer.statusCode()).isEqualTo(413);
                assertThat(answer.body()).isEqualTo("{\"error\":\"the body is too large\"}");
            }
            HttpResponse<String> nowhere = post(edges.url("/nowhere"), BodyPublishers.noBody());
            assertThat(nowhere.statusCode()).isEqualTo(404);
            assertThat(nowhere.body()).isEqualTo("{\"error\":\"there is nothing here\"}");
            assertThat(edges.output()).doesNotContain("ERROR");
        }
    }

    @Test
    void whileNoRouteTakesCallbacksTheyAreAskedToComeAgain() throws Exception {
        Files.createDirectories(directory.resolve("routes"));
        try (DistributionProcess edges =
                here().environment(SECRET, "s3cret").start().awaitReady()) {
            HttpResponse<String> answer = post(edges.url("/edges/callbacks"), BodyPublishers.ofString("{}"));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void inTheSandboxARunIsContinuedAndRecordsLandWithoutAnAccount() {
        int sandbox = DistributionProcess.freePort();
        try (DistributionProcess edges = here().start(
                        "--profile",
                        "sandbox",
                        "--edges.sandbox.port=" + sandbox,
                        "--edges.api.url=http://localhost:" + sandbox + "/v1")
                .awaitReady()) {
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(edges.output())
                            .contains("subscription network-of-ada: its run is ")
                            .containsPattern("run \\S+ \\(linkedin-extract-\\S+\\) continued: iteration 2")
                            .containsPattern("file took \\d+ records"));
            assertThat(new RecordFiles(directory).lines()).isNotEmpty();
        }
    }

    private static HttpResponse<String> post(URI uri, BodyPublisher body) throws IOException, InterruptedException {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(
                        HttpRequest.newBuilder(uri)
                                .header("Content-Type", "application/json")
                                .header("X-Edges-Webhook-Secret", "s3cret")
                                .POST(body)
                                .build(),
                        BodyHandlers.ofString());
    }

    @Test
    void sigtermStopsItInOrderAndQuickly() {
        try (DistributionProcess edges =
                here().environment(SECRET, "s3cret").start().awaitReady()) {
            Instant asked = Instant.now();
            edges.terminate();

            assertThat(edges.exitCode()).isEqualTo(143);
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(10));
            assertThat(edges.output()).contains("stopping", "stopped");
        }
    }
}
