package org.edgesroutes.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.edgesroutes.callbacks.RefusedRequests.Reason.PATH;
import static org.edgesroutes.callbacks.RefusedRequests.Reason.SECRET;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.logging.log4j.Level;
import org.edgesroutes.LogLines;
import org.edgesroutes.MutableClock;
import org.edgesroutes.TestSettings;
import org.edgesroutes.WebhookHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedRequestsTest {

    @TempDir
    Path directory;

    private final MutableClock clock = new MutableClock("2026-03-01T08:00:00Z");
    private LogLines log;

    @BeforeEach
    void listen() {
        log = LogLines.of(RefusedRequests.class.getName(), Level.WARN);
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void oneLineAMinuteTellsHowManyWereRefused() {
        RefusedRequests refused = new RefusedRequests(clock);
        for (int i = 0; i < 3; i++) {
            refused.refused(SECRET, "wrong");
        }
        clock.turn(Duration.ofSeconds(59));
        refused.refused(SECRET, "wrong");
        refused.refused(PATH, "elsewhere");
        clock.turn(Duration.ofSeconds(1));
        refused.refused(SECRET, "wrong");

        assertThat(log.shown())
                .containsExactly(
                        "1 request refused, 1 in all: wrong",
                        "1 request refused, 1 in all: elsewhere",
                        "4 requests refused, 5 in all: wrong");
        assertThat(refused.count(SECRET).count()).isEqualTo(5);
    }

    @Test
    void theWebhookCountsAWrongSecretAndAWrongPath() throws Exception {
        try (WebhookHost host = WebhookHost.start(TestSettings.in(directory).secrets("right"))) {
            assertThat(post(host.webhook().toString(), "planted-secret")).isEqualTo(401);
            assertThat(post(host.webhook() + "/a/b", "right")).isEqualTo(404);
            assertThat(post(host.webhook().resolve("/edges/callback").toString(), "right"))
                    .isEqualTo(404);
            RefusedRequests refused = host.refused();
            assertThat(refused.count(SECRET).count()).isEqualTo(1);
            assertThat(refused.count(PATH).count()).isEqualTo(2);
        }
        assertThat(log.shown()).hasSize(2).noneMatch(line -> line.contains("planted") || line.contains("right"));
    }

    private static int post(String url, String secret) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url))
                                .header("Content-Type", "application/json")
                                .header(TestSettings.SECRET_HEADER, secret)
                                .POST(BodyPublishers.ofString("{\"planted\":1}"))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }
}
