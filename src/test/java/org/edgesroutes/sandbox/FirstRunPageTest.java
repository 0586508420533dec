package org.edgesroutes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.edgesroutes.settings.SettingKey;
import org.junit.jupiter.api.Test;

/** The launch in docs/first-run.md, sent to the simulated Edges. */
class FirstRunPageTest {

    private static final Pattern LAUNCH =
            Pattern.compile("https://api.edges.run/v1(\\S+) .*?<<END\\n(.*?)\\nEND", Pattern.DOTALL);

    private static Matcher launch() throws IOException {
        Matcher launch = LAUNCH.matcher(Files.readString(Path.of("docs/first-run.md")));
        assertThat(launch.find()).isTrue();
        return launch;
    }

    @Test
    void itsLaunchIsAcceptedAndIsIncremental() throws Exception {
        Matcher launch = launch();
        try (EdgesSandbox edges = new EdgesSandbox().start()) {
            String identity = "88888888-8888-4888-8888-888888888888";
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(edges.url() + launch.group(1)))
                                    .header("X-API-Key", edges.apiKey())
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(
                                            launch.group(2).replace("UID-OF-YOUR-ENGAGEMENT-IDENTITY", identity)))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        }
        JsonNode body = new ObjectMapper().readTree(launch.group(2));
        assertThat(body.at("/parameters/sync_mode").asText()).isEqualTo("incremental");
    }

    @Test
    void itsCallbackHasTheAddressAndTheHeaderThatTheWebhookExpects() throws Exception {
        JsonNode callback = new ObjectMapper().readTree(launch().group(2)).path("callback");

        assertThat(callback.path("url").asText()).startsWith("https://").endsWith(SettingKey.WEBHOOK_PATH.byDefault());
        assertThat(callback.path("headers")
                        .path(SettingKey.WEBHOOK_SECRET_HEADER.byDefault())
                        .asText())
                .isEqualTo("$EDGES_WEBHOOK_SECRET");
        assertThat(callback.path("on").asText()).isEqualTo("all");
    }
}
