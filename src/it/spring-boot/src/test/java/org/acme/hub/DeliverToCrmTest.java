package org.acme.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@DirtiesContext
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class DeliverToCrmTest {

    private static final EdgesSandbox EDGES = new EdgesSandbox().start();
    private static final List<String> TAKEN = new CopyOnWriteArrayList<>();

    @TempDir
    static Path directory;

    private static HttpServer crm;

    @LocalServerPort
    private int port;

    @BeforeAll
    static void open() throws IOException {
        crm = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        crm.createContext("/contacts", request -> {
            TAKEN.add(new String(request.getRequestBody().readAllBytes(), UTF_8));
            request.sendResponseHeaders(204, -1);
            request.close();
        });
        crm.start();
    }

    @AfterAll
    static void close() {
        crm.stop(0);
        EDGES.close();
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry hub) {
        hub.add("edges.api.url", EDGES::url);
        hub.add("edges.api.key", EDGES::apiKey);
        hub.add("edges.ledger.data-source", () -> ""); // not the bean of the hub
        hub.add("edges.ledger.url", () -> "jdbc:sqlite:" + directory.resolve("edges.db"));
        hub.add("crm.url", () -> "http://localhost:" + crm.getAddress().getPort() + "/contacts");
    }

    @Test
    void everyRecordOfARunReachesTheCrm() {
        URI webhook = URI.create("http://localhost:" + port + "/hub/in/edges");
        EDGES.webhook(webhook, Map.of("X-Hub-Secret", "change-me"));

        EDGES.run(SandboxRun.incremental("linkedin-extract-messages").existing(17));
        EDGES.advance(Duration.ofHours(1)); // the run ends, its callbacks are sent

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(TAKEN).hasSize(17));
    }
}
