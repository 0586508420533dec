package org.edgesroutes.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.edgesroutes.distribution.RecordFiles.Line;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of the running distribution are edited while callbacks pour in and records go out. */
class ReloadIT {

    private static final String SECRET = "s3cret";
    private static final String RECEIVE = "receive-callbacks.camel.yaml";
    private static final String DELIVER = "deliver-to-file.camel.yaml";
    private static final String REPORT = "report.camel.yaml";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    private DistributionProcess edges;
    private PouringCallbacks callbacks;
    private int read;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(directory.resolve("routes"));
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, file(file.getFileName().toString()));
            }
        }
        edges = DistributionProcess.in(directory)
                .environment("EDGES_WEBHOOK_SECRET", SECRET)
                .start("--edges.reload.quiet=100ms")
                .awaitReady();
        callbacks = new PouringCallbacks(
                edges.url("/edges/callbacks/linkedin-extract-messages"), SECRET, Duration.ofMillis(100));
        await().until(() -> callbacks.acknowledged() > 20);
    }

    @AfterEach
    void stop() {
        callbacks.close();
        edges.close();
    }

    private Path file(String name) {
        return directory.resolve("routes").resolve(name);
    }

    private void save(String name, String text) throws IOException {
        Files.writeString(file(name), text);
    }

    private void edit(String name, String before, String after) throws IOException {
        String text = Files.readString(file(name));
        assertThat(text).contains(before);
        save(name, text.replace(before, after));
    }

    /** Waits for what the log says since the last time. */
    private void said(String... words) {
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(edges.output().substring(read)).contains(words));
        read = edges.output().length();
    }

    /** Not one call failed, and each record is in a file, once. */
    private void nothingWasLost() {
        callbacks.finish();
        assertThat(callbacks.failures()).isEmpty();
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(new RecordFiles(directory).lines())
                        .hasSizeGreaterThanOrEqualTo(callbacks.recordIds().size()));
        List<String> ids =
                new RecordFiles(directory).lines().stream().map(Line::id).toList();
        assertThat(ids).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(callbacks.recordIds());
    }

    @Test
    void theWebhookAnswersEveryCallWhileItIsSwappedAgainAndAgain() throws IOException {
        for (int swap = 0; swap < 10; swap++) {
            edit(RECEIVE, "One request of Edges", "One request of Edges!");
            said(RECEIVE + " is live");
        }
        Files.move(file(RECEIVE), file("renamed.yaml"));
        said(RECEIVE + " is gone", "renamed.yaml is live");
        edit("renamed.yaml", "id: edges-receive-callbacks", "id: my-webhook");
        said("renamed.yaml is live", "my-webhook");

        nothingWasLost();
    }

    @Test
    void theDeliveriesGoOnWhileTheirRouteIsSwappedAgainAndAgain() throws IOException {
        for (int swap = 2; swap < 8; swap++) {
            edit(DELIVER, "start: earliest", "start: earliest\n        pauseDelay: " + swap + "s");
            said(DELIVER + " is live");
            edit(DELIVER, "\n        pauseDelay: " + swap + "s", "");
            said(DELIVER + " is live");
        }
        Files.move(file(DELIVER), file("renamed.yaml"));
        said("renamed.yaml is live");
        edit("renamed.yaml", "id: edges-deliver-to-file\n", "id: my-delivery\n");
        said("renamed.yaml is live", "my-delivery");
        Files.delete(file("renamed.yaml"));
        said("renamed.yaml is gone");
        Files.copy(Path.of("routes", DELIVER), file(DELIVER));
        said(DELIVER + " is live");

        nothingWasLost();
    }

    @Test
    void whatIsFaultyIsRefusedByFileLineAndRemedyAndDisturbsNothing() throws Exception {
        String receive = Files.readString(file(RECEIVE));
        save(RECEIVE, receive.replace("uri: platform-http", "uri platform-http"));
        said("refused: routes/" + RECEIVE + ":", "is not YAML", "stays live");
        save(RECEIVE, "");
        said("refused: routes/" + RECEIVE + ": is empty");
        save(RECEIVE, receive.replace("matchOnUriPrefix: true", "matchOnUriPrefx: true"));
        said(RECEIVE + ":9: platform-http has no option \"matchOnUriPrefx\"; did you mean \"matchOnUriPrefix\"?");
        save(RECEIVE, receive.replace("direct:edges-accept-callback", "direct:edges-acept-callback"));
        said("no route starts at direct:edges-acept-callback; did you mean direct:edges-accept-callback?");
        save(RECEIVE, receive.replace("{{edges.webhook.path}}", "{{edges.webhook.pth}}"));
        said(RECEIVE + ":7: ", "edges.webhook.pth");
        save(RECEIVE, receive.replace("- to:", "- nosuch:"));
        said(RECEIVE + ":11: there is no \"nosuch\"");
        edit(
                DELIVER,
                "ref: edgesStamp\n                method: fileName",
                "ref: edgesStomp\n                method: x");
        said(DELIVER + ":", "edgesStomp", "stays live");

        save("mine.yaml", receive);
        said("mine.yaml:2: the id \"edges-receive-callbacks\" belongs to routes/" + RECEIVE);
        save("mine.yaml", receive.replace("edges-receive-callbacks", "edges-accept-callback"));
        said("mine.yaml:2: the id \"edges-accept-callback\" belongs to Edges Routes itself");
        Files.copy(Path.of("routes/examples/deliver-to-http.camel.yaml"), file("second.yaml"));
        edit("second.yaml", "downstream: http", "downstream: file");
        said("second.yaml: does not start: two routes name the downstream file", "none of its routes runs");
        edit("second.yaml", "httpMethod: POST", "httpMethd: POST");
        said("second.yaml:", "https has no option \"httpMethd\"; did you mean \"httpMethod\"?");
        Files.move(file("second.yaml"), file("second.yml"));
        said("second.yml: is not read", "rename it to second.yaml");
        edit(REPORT, "Where reports go besides", "Where they go besides");
        said(REPORT + " is live");

        assertThat(health("")).contains("\"status\":\"UP\"", " files refused").doesNotContain("DOWN");
        assertThat(health("?data=true")).contains("live since", "edgesStomp", "belongs to Edges Routes itself");
        assertThat(management("/observe/metrics"))
                .contains(
                        "edges_route_file_refused{file=\"routes/" + DELIVER + "\"} 1.0",
                        "edges_route_file_running{file=\"routes/" + DELIVER + "\"} 1.0",
                        "edges_route_file_running{file=\"routes/second.yml\"} 0.0",
                        "edges_route_file_refused{file=\"routes/" + REPORT + "\"} 0.0",
                        "edges_deliveries_open{downstream=\"file\"}",
                        "routeId=\"edges-deliver-to-file\"");
        nothingWasLost();
    }

    @Test
    void anExampleGoesLiveByMovingItUp() throws IOException {
        Files.copy(Path.of("routes/examples/deliver-to-http.camel.yaml"), file("deliver-to-http.camel.yaml"));
        said("deliver-to-http.camel.yaml is live", "edges-deliver-to-http");
        nothingWasLost();
    }

    @Test
    void itCanBeSwitchedOff() throws Exception {
        assertThat(health("")).contains("edges-routes-files");
        callbacks.close();
        edges.kill();
        edges = DistributionProcess.in(directory)
                .environment("EDGES_WEBHOOK_SECRET", SECRET)
                .start("--edges.reload.enabled=false")
                .awaitReady();
        await().until(() -> edges.output().contains("ready: "));

        assertThat(health("")).contains("edges-receive-callbacks").doesNotContain("edges-routes-files");
    }

    private String health(String query) throws IOException, InterruptedException {
        return management("/observe/health" + query);
    }

    private String management(String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:%d%s".formatted(edges.managementPort(), path));
        return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }
}
