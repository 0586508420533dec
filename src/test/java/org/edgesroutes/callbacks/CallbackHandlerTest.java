package org.edgesroutes.callbacks;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The webhook as Edges meets it: the YAML route as it is shipped, over HTTP, on a ledger in a file. */
class CallbackHandlerTest extends CallbackTestBase {

    @Test
    void aBodyTooLargeIsRefusedAlsoWhenItComesInChunks() {
        byte[] large = SOUND.formatted("x".repeat(1 << 20)).getBytes(StandardCharsets.UTF_8);
        BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
        assertThat(post("", "new", BodyPublishers.ofByteArray(large), Map.of()).statusCode())
                .isEqualTo(413);
        assertThat(post("", "new", chunked, Map.of()).statusCode()).isEqualTo(413);
    }

    @Test
    void bothSecretsOfARotationOpenAndNothingElseDoes() {
        for (String secret : new String[] {"new", "old"}) {
            assertThat(post("", secret, BodyPublishers.ofString(SOUND.formatted(secret)), Map.of())
                            .statusCode())
                    .isEqualTo(200);
        }
        for (String secret : new String[] {null, "", "ne", "new,old", "NEW"}) {
            assertThat(post("", secret, BodyPublishers.ofString(SOUND.formatted("x")), Map.of())
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void anyOtherMethodIsToldToPost(String method) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(webhook)
                .method(method, BodyPublishers.noBody())
                .build());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/vnd.edges+json; charset=utf-8", "application/octet-stream"})
    void anyContentTypeThatCarriesJsonIsFine(String type) {
        assertThat(post("", "new", BodyPublishers.ofString(SOUND.formatted("c1")), Map.of("Content-Type", type))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void aFormIsToldThatItIsNoJson(String type) throws SQLException {
        HttpResponse<String> answer =
                post("", "new", BodyPublishers.ofString(SOUND.formatted("c1")), Map.of("Content-Type", type));
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("application/json");
        assertThat(rows("SELECT body FROM edges_callback")).isEmpty();
    }

    @Test
    void noHeaderAndNoParameterOfTheRequestComesBack() {
        HttpResponse<String> answer = post(
                "?token=abc",
                "new",
                BodyPublishers.ofString(SOUND.formatted("c1")),
                Map.of("X-Custom", "mine", "Authorization", "Bearer xyz"));
        assertThat(answer.headers().map().keySet().stream().map(String::toLowerCase))
                .isSubsetOf("content-type", "content-length", "transfer-encoding");
    }

    @Test
    void moreThanMaxConcurrentAreToldToComeBackWhileTheOthersAreTaken() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        try (var other = DriverManager.getConnection(ledgerUrl());
                var statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            for (int i = 0; i < 2 * MAX_CONCURRENT; i++) {
                String body = SOUND.formatted("c" + i);
                answers.add(CompletableFuture.supplyAsync(() -> post(body), threads));
            }
            await().until(() ->
                    answers.stream().filter(CompletableFuture::isDone).count() == MAX_CONCURRENT);
            statement.execute("ROLLBACK");
        }
        Map<Integer, List<HttpResponse<String>>> byStatus =
                answers.stream().map(CompletableFuture::join).collect(groupingBy(HttpResponse::statusCode));
        assertThat(byStatus.get(503))
                .hasSize(MAX_CONCURRENT)
                .allSatisfy(answer ->
                        assertThat(answer.headers().firstValue("Retry-After")).isPresent());
        assertThat(byStatus.get(200)).hasSize(MAX_CONCURRENT);
        assertThat(rows("SELECT body FROM edges_callback")).hasSize(MAX_CONCURRENT);
    }

    @Test
    void aLedgerThatCannotBeWrittenIsAnswered503AndNothingIsHalfWritten() throws SQLException {
        String large = "{\"run\":{\"run_uid\":\"r1\"},\"results\":[\"" + "x".repeat(900_000) + "\"]}";
        HttpResponse<String> answer = post(large);
        for (int i = 0; answer.statusCode() == 200 && i < 20; i++) {
            answer = post(large.replace("r1", "r1" + i));
        }
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).isEqualTo("{\"error\":\"the callback could not be stored; send it again\"}");
        assertThat(rows("SELECT record_states FROM edges_callback WHERE keyed_at IS NULL"))
                .isEmpty();
    }

    @Test
    void aLedgerThatIsMovedAwayIsAnswered503AndHealthIsDown() throws IOException {
        assertThat(post(SOUND.formatted("c1")).statusCode()).isEqualTo(200);
        assertThat(host.ledgerHealth().getState()).isEqualTo(HealthCheck.State.UP);
        Path elsewhere = directory.resolve("moved.db");
        Files.move(directory.resolve("edges.db"), elsewhere);

        assertThat(post(SOUND.formatted("c2")).statusCode()).isEqualTo(503);
        assertThat(post(SOUND.formatted("c1")).statusCode()).isEqualTo(503);
        assertThat(host.ledgerHealth().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(host.ledgerHealth().getMessage().orElseThrow()).contains("edges.db was moved away");
        Files.move(elsewhere, directory.resolve("edges.db"));
    }

    @Test
    void theActionComesFromThePathAndAWrongPathIsRefused() throws SQLException {
        String path = "/linkedin-extract-connections";
        String body = "{\"run\":{\"run_uid\":\"r1\"},\"results\":[{\"linkedin_profile_id\":77}]}";
        assertThat(post(path, "new", BodyPublishers.ofString(body), Map.of()).statusCode())
                .isEqualTo(200);
        assertThat(rows("SELECT action || ' ' || record_key FROM edges_record"))
                .containsExactly("linkedin-extract-connections 77");
        for (String wrong : new String[] {"/a/b", "/a%20b", "x"}) {
            assertThat(post(wrong, "new", BodyPublishers.ofString(body), Map.of())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void withoutAnApiKeyTheActionIsUnknownAndTheKeyIsTheContent() throws SQLException {
        post(SOUND.formatted("c1"));
        assertThat(rows("SELECT action || ' ' || substr(record_key, 1, 7) FROM edges_record"))
                .containsExactly("unknown sha256:");
    }
}
