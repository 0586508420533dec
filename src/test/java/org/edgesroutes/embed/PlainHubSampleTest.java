package org.edgesroutes.embed;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.edgesroutes.sandbox.EdgesSandbox;
import org.edgesroutes.sandbox.SandboxRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The test of a hub on plain Camel, as the Javadoc of the sandbox shows it. */
class PlainHubSampleTest {

    @TempDir
    Path directory;

    @Test
    void everyRecordOfARunReachesTheCrm() throws Exception {
        int port = freePort();
        URI webhook = URI.create("http://localhost:" + port + "/edges/callbacks");
        try (EdgesSandbox edges = new EdgesSandbox()
                        .webhook(webhook, Map.of("X-Edges-Webhook-Secret", "s"))
                        .start();
                DefaultCamelContext hub = new DefaultCamelContext()) {
            Map.of(
                            "edges.enabled",
                            "true",
                            "edges.api.url",
                            edges.url(),
                            "edges.api.key",
                            edges.apiKey(),
                            "edges.webhook.secret",
                            "s",
                            "edges.ledger.url",
                            "jdbc:sqlite:" + directory.resolve("edges.db"))
                    .forEach(hub.getPropertiesComponent()::addInitialProperty);
            hub.addService(server(port));
            hub.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("kamelet:edges-records-source?downstream=crm").to("mock:crm");
                }
            });
            MockEndpoint crm = hub.getEndpoint("mock:crm", MockEndpoint.class);
            crm.expectedMessageCount(17);
            hub.start();

            edges.run(SandboxRun.incremental("linkedin-extract-messages").existing(17));
            edges.advance(Duration.ofHours(1)); // the run ends, its callbacks are sent

            crm.assertIsSatisfied();
        }
    }

    private static VertxPlatformHttpServer server(int port) {
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindPort(port);
        return new VertxPlatformHttpServer(http);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
