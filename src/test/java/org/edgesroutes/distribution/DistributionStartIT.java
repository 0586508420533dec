package org.edgesroutes.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Starts that are refused, and which source of a setting wins. */
class DistributionStartIT extends DistributionTestBase {

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
}
