package org.edgesroutes.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.logging.log4j.Level;
import org.edgesroutes.LogLines;
import org.edgesroutes.TestSettings;
import org.edgesroutes.WebhookHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger is away for a while under a service that does everything it does. */
class LedgerOutageTest {

    /** The tasks of a service that are repeated, as the log calls them. */
    private static final List<String> TASKS = List.of(
            "the sending of reports",
            "callbacks that wait",
            "the storing of callbacks",
            "the delivery to file",
            "the tick at direct:edges-continue-runs",
            "the tick at direct:edges-repair-and-continue");

    @TempDir
    Path directory;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void eachTaskLogsOneLineWhenTheLedgerGoesAndOneWhenItIsBack() throws Exception {
        Path file = directory.resolve("edges.db");
        Path elsewhere = directory.resolve("moved.db");
        try (WebhookHost host = WebhookHost.start(TestSettings.in(directory));
                LogLines own = LogLines.of("org.edgesroutes", Level.DEBUG);
                LogLines camel = LogLines.of("org.apache.camel", Level.WARN)) {
            host.add(deliveriesAndTicks());
            await().untilAsserted(() -> assertThat(post(host.webhook())).isEqualTo(200));

            Files.move(file, elsewhere);
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertThat(post(host.webhook())).isEqualTo(503);
                assertThat(TASKS).allMatch(task -> failures(own, task) >= 3);
            });
            assertThat(camel.shown()).isEmpty();
            assertThat(TASKS).allSatisfy(task -> assertThat(lines(own, task)).hasSize(1));
            assertThat(own.shown()).noneMatch(line -> line.contains("\tat "));

            Files.move(elsewhere, file);
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertThat(post(host.webhook())).isEqualTo(200);
                assertThat(TASKS)
                        .allSatisfy(task -> assertThat(lines(own, task)).hasSize(2));
            });
            assertThat(TASKS)
                    .allSatisfy(task -> assertThat(lines(own, task).get(1)).contains("succeeds again after"));
        }
    }

    private static RouteBuilder deliveriesAndTicks() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:edges-records-source?downstream=file")
                        .routeId("deliver")
                        .to("log:records?level=TRACE");
                from("timer:ticks?period=300")
                        .routeId("ticks")
                        .to("direct:edges-tick-continue-runs", "direct:edges-tick-repair-runs");
                from("direct:edges-continue-runs").routeId("runs").to("direct:edges-list-runs");
                from("direct:edges-repair-and-continue").routeId("repair").to("direct:edges-repair-runs");
            }
        };
    }

    private static long failures(LogLines log, String task) {
        return log.all().stream()
                .filter(line -> line.level() == Level.DEBUG && line.text().contains(task))
                .count();
    }

    private static List<String> lines(LogLines log, String task) {
        return log.shown().stream().filter(line -> line.contains(task)).toList();
    }

    private int post(URI webhook) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(webhook)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"run\":{\"run_uid\":\"r1\"},\"results\":[{\"a\":1}]}"))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }
}
