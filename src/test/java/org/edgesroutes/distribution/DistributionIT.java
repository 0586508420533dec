package org.edgesroutes.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The distribution, unpacked and run. */
class DistributionIT extends DistributionTestBase {

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
