package org.edgesroutes.callbacks;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.health.HealthCheck;
import org.edgesroutes.TestSettings;
import org.edgesroutes.WebhookHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The webhook as Edges meets it: the YAML route as it is shipped, over HTTP, on a ledger in a file. */
class CallbackHandlerTest {

    private static final int MAX_CONCURRENT = 8;

    /** Some megabytes, so that a test can fill it. */
    private static final int LEDGER_PAGES = 2000;

    private static final String SOUND =
            "{\"callback_ref_uid\":\"%s\",\"run\":{\"run_uid\":\"r1\",\"status\":\"RUNNING\"},\"results\":[{\"a\":1}]}";

    @TempDir
    Path directory;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newFixedThreadPool(2 * MAX_CONCURRENT);
    private WebhookHost host;
    private URI webhook;

    @BeforeEach
    void start() throws Exception {
        host = WebhookHost.start(
                TestSettings.in(directory).secrets("new", "old").ledgerParameters("?max_page_count=" + LEDGER_PAGES));
        webhook = host.webhook();
    }

    @AfterEach
    void stop() {
        host.close();
        threads.shutdownNow();
    }

    private String ledgerUrl() {
        return "jdbc:sqlite:" + directory.resolve("edges.db");
    }

    private HttpResponse<String> post(String body) {
        return post("", "new", BodyPublishers.ofString(body), Map.of("Content-Type", "application/json"));
    }

    private HttpResponse<String> post(String path, String secret, BodyPublisher body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(webhook + path)).POST(body);
        headers.forEach(request::header);
        if (secret != null) {
            request.header(TestSettings.SECRET_HEADER, secret);
        }
        return send(request.build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }

    private List<String> rows(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(ledgerUrl());
                var rows = connection.createStatement().executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    @Test
    void theStatusOfACallbackIsKeptInUpperCaseAndItsBodyAsItCame() throws Exception {
        String body = SOUND.formatted("c1").replace("RUNNING", "Succeeded");

        assertThat(post(body).statusCode()).isEqualTo(200);
        assertThat(rows("SELECT status FROM edges_callback")).containsExactly("SUCCEEDED");
        assertThat(rows("SELECT body FROM edges_callback")).containsExactly(body);
    }

    @Test
    void anAcknowledgedCallbackIsInTheLedgerByteForByte() throws SQLException {
        String body = "{ \"callback_ref_uid\" : \"c1\", \"run\":{\"run_uid\":\"r1\"}, \"results\":[ {\"é\":1.50} ] }";
        HttpResponse<String> answer = post(body);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"accepted\"}");
        assertThat(rows("SELECT body FROM edges_callback")).containsExactly(body);
    }

    @Test
    void aRepeatedCallbackIsAcknowledgedAndChangesNothing() throws SQLException {
        post(SOUND.formatted("c1"));
        assertThat(post(SOUND.formatted("c1")).body()).isEqualTo("{\"status\":\"repeated\"}");
        assertThat(rows("SELECT body FROM edges_callback")).hasSize(1);
    }

    @Test
    void aRepeatedReferenceWithAnotherBodyIsKeptAndDeliversWhatIsNew() throws SQLException {
        String one = "{\"callback_ref_uid\":\"c1\",\"run\":{\"run_uid\":\"r1\"},\"sent_at\":1,\"results\":[{\"a\":1}]}";
        String later = one.replace("\"sent_at\":1", "\"sent_at\":2");
        String more = one.replace("{\"a\":1}", "{\"a\":1},{\"a\":2}");
        for (String body : new String[] {one, later, more, more, one}) {
            assertThat(post("/a", "new", BodyPublishers.ofString(body), Map.of("Content-Type", "application/json"))
                            .statusCode())
                    .isEqualTo(200);
        }

        assertThat(rows("SELECT body FROM edges_callback ORDER BY callback_id")).containsExactly(one, later, more);
        assertThat(rows("SELECT coalesce(variant_of, '-') FROM edges_callback ORDER BY callback_id"))
                .containsExactly("-", "c1", "c1");
        assertThat(rows("SELECT record || ' ' || change FROM edges_record ORDER BY callback_id, record_index"))
                .containsExactly("{\"a\":1} created", "{\"a\":1} repeated", "{\"a\":1} repeated", "{\"a\":2} created");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"run\":{\"run_uid\":\"r1\"}}",
                "{\"run\":{\"run_uid\":\"r1\",\"status\":\"NEVER_SEEN\"},\"results\":null}",
                "{\"run\":{\"run_uid\":\"r1\",\"status\":null},\"input\":null,\"custom_data\":null,\"results\":[]}",
                "{\"run\":{\"run_uid\":\"r1\",\"status\":\"FAILED\"},\"results\":null,\"error\":{\"error_label\":\"X\"}}",
                "{\"run\":{\"run_uid\":\"r1\"},\"results\":[1,null,\"x\",[],{\"a\":{}}],\"something\":{\"new\":[1]}}",
                "{\"run\":{\"run_uid\":\"r1\"},\"results\":{\"a\":\"single\"}}",
                "{\"callback_ref_uid\":\"\",\"run\":{\"run_uid\":\"r1\"},\"results\":[{}]}",
                "{\"callback_ref_uid\":7,\"run\":{\"run_uid\":\"r1\"},\"results\":[{}]}"
            })
    void everyVariantOfACallbackIsAcceptedAndKeptAsItIs(String body) throws SQLException {
        assertThat(post(body).statusCode()).isEqualTo(200);
        assertThat(post(body).body()).contains("repeated");
        assertThat(rows("SELECT body FROM edges_callback")).containsExactly(body);
    }

    @Test
    void resultsThatAreNoObjectsAreRecordsAsTheyAre() throws SQLException {
        post("{\"run\":{\"run_uid\":\"r1\"},\"results\":[1,\"x\",[2],{\"a\":1}]}");
        assertThat(rows("SELECT record FROM edges_record ORDER BY record_index"))
                .containsExactly("1", "x", "[2]", "{\"a\":1}");
    }

    @Test
    void resultsThatAreNoListAreOneRecord() throws SQLException {
        post("{\"run\":{\"run_uid\":\"r1\"},\"results\":{\"a\":[1],\"b\":2}}");
        post("{\"run\":{\"run_uid\":\"r1\"},\"results\":\"x\"}");
        assertThat(rows("SELECT record_index || record FROM edges_record ORDER BY callback_id"))
                .containsExactly("0{\"a\":[1],\"b\":2}", "0x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\ud83d", "a\\u0000", "a\\r\\nX-Forged: 1"})
    void aReferenceThatIsNoPlainTextIsNeitherMistakenForAnotherNorPassedOn(String ref) throws SQLException {
        String first = SOUND.formatted(ref);
        String second = first.replace("RUNNING", "SUCCEEDED");
        assertThat(post(first).body()).contains("accepted");
        assertThat(post(second).body()).contains("accepted");
        assertThat(rows("SELECT body FROM edges_callback WHERE callback_ref_uid LIKE 'sha256:%'"))
                .containsExactly(first, second);
        assertThat(post("{\"run\":{\"run_uid\":\"" + ref + "\"}}").statusCode()).isEqualTo(422);
    }

    @Test
    void aFormThatCannotBeReadIsAFaultOfWhoeverSentIt() {
        for (String type : new String[] {"application/x-www-form-urlencoded", "multipart/form-data"}) {
            String large = SOUND.formatted("x".repeat(10_000));
            assertThat(post("", "new", BodyPublishers.ofString(large), Map.of("Content-Type", type))
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void eachEventOfTheWorkspaceIsAcknowledgedAndKept() throws SQLException {
        String event = "{\"event_type\":\"integration\",\"event\":\"AUTH_EXPIRED\"}";
        assertThat(post(event).statusCode()).isEqualTo(200);
        assertThat(post(event).statusCode()).isEqualTo(200);
        assertThat(rows("SELECT body FROM edges_callback WHERE origin = 'event'"))
                .containsExactly(event, event);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "1",
                "null",
                "{\"run\":null}",
                "{\"run\":{}}",
                "{\"run\":{\"run_uid\":\"\"}}",
                "{\"run\":{\"run_uid\":{}}}"
            })
    void jsonThatIsNeitherIsToldSo(String body) throws SQLException {
        HttpResponse<String> answer = post(body);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).startsWith("{\"error\":\"").contains("run_uid");
        assertThat(rows("SELECT body FROM edges_callback")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "not json",
                "{\"run\":{\"run_uid\":\"r1\"}",
                "{} {}",
                "{\"a\":01}",
                "1e99999999999",
                "{\"run\":{\"run_uid\":\"r1\"},\"results\":[1e99999999999]}"
            })
    void whatIsNoJsonIsToldSo(String body) {
        HttpResponse<String> answer = post(body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"error\":\"the body is");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"run\":{\"run_uid\":\"A\",\"run_uid\":\"B\"},\"results\":[]}",
                "{\"run\":{\"run_uid\":\"A\",\"status\":\"RUNNING\",\"status\":\"FAILED\"}}",
                "{\"run\":{\"run_uid\":\"A\",\"x\":{\"y\":1,\"y\":2}}}",
                "{\"run\":{\"run_uid\":\"A\"},\"run\":{\"run_uid\":\"B\"}}",
                "{\"run\":{\"run_uid\":\"A\"},\"input\":{\"id\":1,\"id\":2}}",
                "{\"run\":{\"run_uid\":\"A\"},\"results\":[1],\"results\":[2]}",
                "{\"event_type\":\"a\",\"event_type\":\"b\"}"
            })
    void aFieldTheBundleReadsIsRefusedWhereItIsThereTwice(String body) throws SQLException {
        HttpResponse<String> answer = post(body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("is there twice");
        assertThat(rows("SELECT body FROM edges_callback")).isEmpty();
    }

    @Test
    void aFieldThatIsTwiceInARecordStaysAsItCame() throws SQLException {
        String body = "{\"run\":{\"run_uid\":\"r1\"},\"results\":[{\"a\":1,\"a\":2}]}";
        assertThat(post(body).statusCode()).isEqualTo(200);
        assertThat(rows("SELECT body FROM edges_callback")).containsExactly(body);
    }

    @Test
    void whatIsNoUtf8IsToldSo() {
        byte[] latin = "{\"run\":{\"run_uid\":\"r1\"},\"results\":[\"\u00e9\"]}".getBytes(StandardCharsets.ISO_8859_1);
        byte[] wide = "{\"run\":{\"run_uid\":\"r1\"}}".getBytes(StandardCharsets.UTF_16LE);
        assertThat(post("", "new", BodyPublishers.ofByteArray(latin), Map.of()).statusCode())
                .isEqualTo(400);
        assertThat(post("", "new", BodyPublishers.ofByteArray(wide), Map.of()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aBodyTooDeepIsRefusedAndTheNextOneIsTaken() {
        String deep = "{\"run\":{\"run_uid\":\"r1\"},\"results\":[" + "[".repeat(100_000) + "]".repeat(100_000) + "]}";
        assertThat(post(deep).statusCode()).isEqualTo(400);
        assertThat(post(SOUND.formatted("c1")).statusCode()).isEqualTo(200);
    }

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
