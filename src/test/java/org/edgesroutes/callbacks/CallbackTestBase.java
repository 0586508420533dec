package org.edgesroutes.callbacks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.edgesroutes.TestSettings;
import org.edgesroutes.WebhookHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A webhook on a real server, and requests to it. */
abstract class CallbackTestBase {

    static final int MAX_CONCURRENT = 8;

    /** Some megabytes, so that a test can fill it. */
    static final int LEDGER_PAGES = 2000;

    static final String SOUND =
            "{\"callback_ref_uid\":\"%s\",\"run\":{\"run_uid\":\"r1\",\"status\":\"RUNNING\"},\"results\":[{\"a\":1}]}";

    @TempDir
    Path directory;

    final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final ExecutorService threads = Executors.newFixedThreadPool(2 * MAX_CONCURRENT);

    WebhookHost host;

    URI webhook;

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

    String ledgerUrl() {
        return "jdbc:sqlite:" + directory.resolve("edges.db");
    }

    HttpResponse<String> post(String body) {
        return post("", "new", BodyPublishers.ofString(body), Map.of("Content-Type", "application/json"));
    }

    HttpResponse<String> post(String path, String secret, BodyPublisher body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(webhook + path)).POST(body);
        headers.forEach(request::header);
        if (secret != null) {
            request.header(TestSettings.SECRET_HEADER, secret);
        }
        return send(request.build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure);
        }
    }

    List<String> rows(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(ledgerUrl());
                var rows = connection.createStatement().executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }
}
