package org.edgesroutes.distribution;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.badRequest;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Examples as they stand, each moved up one folder, with what its description asks for set in the environment. */
class ExamplesIT {

    private static final String SECRET = "s3cret";

    @RegisterExtension
    static final WireMockExtension TARGET = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort())
            .build();

    @TempDir
    Path directory;

    private final HttpClient http = HttpClient.newHttpClient();
    private String database;
    private DistributionProcess edges;

    @BeforeEach
    void start() throws Exception {
        TARGET.stubFor(post(anyUrl()).willReturn(ok()));
        database = "jdbc:sqlite:" + directory.resolve("target.db");
        query(
                "CREATE TABLE connection (connection_key TEXT PRIMARY KEY, record_id TEXT, name TEXT, title TEXT, profile TEXT)");
        Path routes = Files.createDirectories(directory.resolve("routes"));
        for (String file : List.of(
                "receive-callbacks",
                "examples/deliver-to-crm",
                "examples/deliver-in-bulk",
                "examples/deliver-to-database",
                "examples/deliver-of-team")) {
            Path from = Path.of("routes", file + ".camel.yaml");
            Files.copy(from, routes.resolve(from.getFileName()));
        }
        edges = DistributionProcess.in(directory)
                .environment("EDGES_WEBHOOK_SECRET", SECRET)
                .environment("CRM_URL", TARGET.baseUrl() + path("/crm"))
                .environment("CRM_TOKEN", "t0ken")
                .environment("BULK_URL", TARGET.baseUrl() + path("/bulk"))
                .environment("BULK_TOKEN", "t0ken")
                .environment("TEAM_NAME", "sales")
                .environment("TEAM_URL", TARGET.baseUrl() + path("/team"))
                .environment("TARGET_JDBC_URL", database)
                .start()
                .awaitReady();
    }

    @AfterEach
    void stop() {
        edges.close();
    }

    private List<String> query(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                ResultSet row = statement.getResultSet();
                while (row.next()) {
                    rows.add(row.getString(1));
                }
            }
        }
        return rows;
    }

    private void callback(String ref, String customData, String... records) throws Exception {
        String body = """
                {"callback_ref_uid": "%s", "run": {"run_uid": "r-1"}, "custom_data": %s, "results": [%s]}""".formatted(ref, customData, String.join(",", records));
        HttpRequest request = HttpRequest.newBuilder(edges.url("/edges/callbacks/linkedin-extract-connections"))
                .header("X-Edges-Webhook-Secret", SECRET)
                .POST(BodyPublishers.ofString(body))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    /** What the process of another test sent last may still be on its way. */
    private String path(String end) {
        return "/" + directory.getFileName() + end;
    }

    private List<LoggedRequest> posts(String path) {
        return TARGET.findAll(postRequestedFor(urlEqualTo(path(path))));
    }

    private static void eventually(ThrowingRunnable holds) {
        await().atMost(Duration.ofSeconds(60))
                .ignoreException(HttpTimeoutException.class)
                .untilAsserted(holds);
    }

    private static String person(int id, String name, String title) {
        return """
                {"linkedin_profile_id": %d, "full_name": "%s", "job_title": "%s", "linkedin_profile_url": "https://l/%d"}""".formatted(id, name, title, id);
    }

    @Test
    void theCrmGetsTheFieldsThatItAsksForWhateverTheyContain() throws Exception {
        callback("cb", "null", person(7, "O'Neil, \\\"Zoë\\\" ${body}", "CEO"), "{\"linkedin_profile_id\": 8}");

        eventually(() -> assertThat(posts("/crm")).hasSize(2));
        assertThat(posts("/crm"))
                .extracting(LoggedRequest::getBodyAsString)
                .containsExactlyInAnyOrder(
                        "{\"name\":\"O'Neil, \\\"Zoë\\\" ${body}\",\"title\":\"CEO\",\"profile\":\"https://l/7\",\"externalId\":\"7\"}",
                        "{\"name\":null,\"title\":null,\"profile\":null,\"externalId\":\"8\"}");
        assertThat(posts("/crm")).allSatisfy(post -> {
            assertThat(post.getHeader("Authorization")).isEqualTo("Bearer t0ken");
            assertThat(post.getHeader("Idempotency-Key")).startsWith("cb:");
            assertThat(post.getHeader("Content-Type")).startsWith("application/json");
            assertThat(post.getAllHeaderKeys()).noneMatch(header -> header.startsWith("Edges"));
        });
    }

    @Test
    void theBulkEndpointGetsManyAtOnceAndTheOneThatItRefusesIsTheOnlyDeadLetter() throws Exception {
        TARGET.stubFor(post(urlEqualTo(path("/bulk")))
                .withRequestBody(containing("Faulty"))
                .willReturn(badRequest()));
        callback(
                "cb",
                "null",
                IntStream.range(0, 40)
                        .mapToObj(id -> person(id, id == 17 ? "Faulty, \\\"Jr\\\"" : "P" + id, "CEO"))
                        .toArray(String[]::new));
        eventually(() -> assertThat(metrics())
                .contains(
                        "edges_deliveries_open{downstream=\"bulk\"} 0.0",
                        "edges_records_retrying{downstream=\"bulk\"} 1.0"));

        Set<String> taken = new TreeSet<>();
        int most = 0;
        for (LoggedRequest request : posts("/bulk")) {
            assertThat(request.getHeader("Authorization")).isEqualTo("Bearer t0ken");
            JsonNode contacts = new ObjectMapper().readTree(request.getBody()).path("contacts");
            most = Math.max(most, contacts.size());
            if (!contacts.toString().contains("Faulty")) {
                contacts.forEach(contact -> taken.add(contact.toString()));
            }
        }
        assertThat(most).isGreaterThan(10);
        assertThat(taken)
                .hasSize(39)
                .contains("{\"name\":\"P3\",\"title\":\"CEO\",\"externalId\":\"3\",\"idempotencyKey\":\"cb:3\"}");
    }

    @Test
    void theDatabaseHasOneRowForEachPersonWithTheLatestOfIt() throws Exception {
        callback("cb-1", "null", person(1, "A", "Clerk"), person(2, "'); DROP TABLE connection; --", "Boss"));
        callback("cb-2", "null", person(1, "A", "Head"));
        callback("cb-2", "null", person(1, "A", "Head"));

        eventually(() -> assertThat(query("SELECT connection_key || name || title || record_id FROM connection"))
                .containsExactlyInAnyOrder("1AHeadcb-2:0", "2'); DROP TABLE connection; --Bosscb-1:1"));
    }

    @Test
    void theTeamGetsWhatItsLaunchesExtractedAndNothingElse() throws Exception {
        callback("cb-1", "{\"team\": \"sales\"}", person(1, "A", "Clerk"));
        callback("cb-2", "{\"team\": \"hr\"}", person(2, "B", "Clerk"));
        callback("cb-3", "{\"other\": 1}", person(3, "C", "Clerk"));
        callback("cb-4", "null", person(4, "D", "Clerk"));
        callback("cb-5", "\"sales\"", person(5, "E", "Clerk"));
        callback("cb-6", "{\"team\": \"sales\"}", person(6, "F", "Clerk"));

        eventually(() -> assertThat(metrics())
                .contains("edges_callbacks_total 6.0", "edges_deliveries_open{downstream=\"team\"} 0.0"));
        eventually(() -> assertThat(posts("/team"))
                .extracting(post -> post.getHeader("Idempotency-Key"))
                .containsExactlyInAnyOrder("cb-1:0", "cb-6:0"));
        assertThat(edges.output()).doesNotContain("dead letter", "is paused");
    }

    private String metrics() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/observe/metrics".formatted(edges.managementPort())))
                .timeout(Duration.ofSeconds(5))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }
}
