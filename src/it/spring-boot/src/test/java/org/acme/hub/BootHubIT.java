package org.acme.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.edgesroutes.settings.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.sqlite.SQLiteDataSource;

/** What only a hub on Spring Boot has: users, Flyway, a scheduler that Spring starts, Actuator, failure analyzers. */
class BootHubIT {

    private static final String CLERK = "clerk:only-for-clerks";

    @TempDir
    Path directory;

    private static Map<String, String> settings(QuietEdges edges, Crm crm) {
        return new TreeMap<>(Map.of("hub.edges-url", edges.url(), "hub.crm-url", crm.url()));
    }

    @Test
    void theWebhookIsOpenToEdgesAndEverythingElseStaysClosed() throws Exception {
        try (Crm crm = Crm.open();
                QuietEdges edges = QuietEdges.open();
                HubProcess hub = HubProcess.in(directory).start(settings(edges, crm))) {
            hub.awaitReady();

            URI orders = hub.webhook("").resolve("/hub/orders");
            assertThat(hub.get("/hub/orders").statusCode()).isEqualTo(401);
            assertThat(asClerk(orders).body()).as("the tables of the hub, from its Flyway").isEqualTo("orders: 0");
            assertThat(hub.output()).contains("callbacks at port " + orders.getPort() + ", path /hub/in/edges, routes");
            assertThat(tables(directory.resolve("ledger-of-the-hub.db")))
                    .contains("edges_callback")
                    .doesNotContain("flyway_schema_history", "orders");
        }
    }

    private static HttpResponse<String> asClerk(URI page) throws IOException, InterruptedException {
        String credentials = Base64.getEncoder().encodeToString(CLERK.getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(page)
                .header("Authorization", "Basic " + credentials)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static List<String> tables(Path ledger) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ledger);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    /** As of a process that was killed: its job store would still hold what it had scheduled. */
    @Test
    void aHubThatWasKilledLooksAtItsRunsAgainWhenItStarts() {
        try (Crm crm = Crm.open();
                QuietEdges edges = QuietEdges.open()) {
            Map<String, String> settings = settings(edges, crm);
            settings.put("spring.datasource.url", "jdbc:h2:file:" + directory.resolve("hub"));
            settings.put("spring.quartz.job-store-type", "jdbc");
            settings.put("spring.quartz.jdbc.initialize-schema", "always");
            try (HubProcess killed = HubProcess.in(directory).start(settings)) {
                killed.awaitReady();
                await().atMost(Duration.ofMinutes(1)).until(() -> edges.requests() > 1);
            }
            settings.put("spring.quartz.jdbc.initialize-schema", "never");
            settings.put("edges.continue.cron", "0 0 0 1 1 ? 2099");
            int before = edges.requests();
            try (HubProcess again = HubProcess.in(directory).start(settings)) {
                again.awaitReady();

                await("a look at the runs").atMost(Duration.ofMinutes(1)).until(() -> edges.requests() > before);
                assertThat(again.output()).doesNotContain("\tat ");
            }
        }
    }

    @Test
    void aLedgerThatIsGoneIsDownInActuator() throws IOException {
        try (Crm crm = Crm.open();
                QuietEdges edges = QuietEdges.open();
                HubProcess hub = HubProcess.in(directory).start(settings(edges, crm))) {
            hub.awaitReady();
            assertThat(hub.health()).hasValueSatisfying(health -> assertThat(health.statusCode())
                    .as(health.body())
                    .isEqualTo(200));
            Files.move(directory.resolve("ledger-of-the-hub.db"), directory.resolve("elsewhere.db"));

            await("a health that is down")
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(hub.health()).hasValueSatisfying(health -> {
                        assertThat(health.statusCode()).as(health.body()).isEqualTo(503);
                        assertThat(health.body()).contains("\"edges-ledger\":\"DOWN\"", "\"edges-ticks\":\"UNKNOWN\"");
                    }));
        }
    }

    @Test
    void aRefusedStartIsOneParagraphWithoutAStackTrace() {
        try (HubProcess hub = HubProcess.in(directory)
                .start(Map.of(
                        "edges.continue.every", "soon",
                        "hub.crm-url", "none",
                        "hub.edges-url", "http://127.0.0.1:9/v1"))) {
            assertThat(hub.exitCode()).isNotZero();
            assertThat(hub.output())
                    .contains(
                            "APPLICATION FAILED TO START",
                            "Edges Routes does not start: edges.continue.every is \"soon\"; it has to be")
                    .doesNotContain("\tat ");
        }
    }

    /** Not a part of the hub: it is only in the test that names it. */
    static class CarelessLedger {

        @Bean
        DataSource edgesDataSource() {
            SQLiteDataSource source = new SQLiteDataSource();
            source.setUrl("jdbc:sqlite:" + System.getProperty("careless.ledger"));
            return source;
        }
    }

    @Test
    void aLedgerThatSpringWouldTakeForTheDatabaseOfTheHubIsRefusedBeforeFlywayWrites() {
        Path ledger = directory.resolve("careless.db");
        System.setProperty("careless.ledger", ledger.toString());

        assertThatThrownBy(() -> new SpringApplicationBuilder(Hub.class, CarelessLedger.class)
                        .run(
                                "--server.port=0",
                                "--edges.ledger.data-source=",
                                "--hub.crm-url=http://127.0.0.1:9",
                                "--hub.edges-url=http://127.0.0.1:9/v1"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("edgesDataSource", "Flyway", "@Bean(defaultCandidate = false)");
        assertThat(ledger).doesNotExist();
    }
}
