package org.edgesroutes.workspaces;

import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.edgesroutes.EdgesRoutes;
import org.edgesroutes.TestSettings;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.reports.ReportKind;
import org.edgesroutes.reports.ReportService;
import org.edgesroutes.reports.ReportSubject;
import org.edgesroutes.settings.EdgesSettings;

/** Two workspaces in one Camel context with an HTTP server, and the YAML as it is shipped. */
final class TwoWorkspaces implements AutoCloseable {

    static final String BODY = "{\"callback_ref_uid\":\"%s\",\"run\":{\"run_uid\":\"%s\"},\"results\":[{\"n\":%d}]}";

    final CamelContext context = new DefaultCamelContext();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path directory;
    private final int port;

    TwoWorkspaces(Path directory) throws IOException {
        this.directory = directory;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(port);
        context.getShutdownStrategy().setTimeout(3);
        context.getRegistry().bind("vertx", new VertxOptions().setWorkerPoolSize(24));
        try {
            context.addService(new VertxPlatformHttpServer(server));
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
        context.getPropertiesComponent().addInitialProperty("edges.webhook.path", "/edges/callbacks");
        context.getPropertiesComponent().addInitialProperty("edges.continue.cron", "* * * * * ?");
        context.getPropertiesComponent().addInitialProperty("edges.completeness.cron", "* * * * * ?");
    }

    TestSettings settings(String name) {
        return TestSettings.in(directory).of(name).secrets("secret-of-" + name);
    }

    TwoWorkspaces with(TestSettings settings, Clock clock) throws Exception {
        context.addRoutes(new EdgesRoutes(settings.build(), clock));
        return this;
    }

    /** Both of them as they are without anything particular. */
    TwoWorkspaces with(String... names) throws Exception {
        for (String name : names) {
            with(settings(name), Clock.systemUTC());
        }
        return this;
    }

    TwoWorkspaces with(RoutesBuilder routes) throws Exception {
        context.addRoutes(routes);
        return this;
    }

    TwoWorkspaces load(String... files) throws Exception {
        for (String file : files) {
            String text = Files.readString(Path.of("routes", file + ".camel.yaml"))
                    .replace("file:data/records", "file:" + directory.resolve("records"));
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(file + ".camel.yaml", text));
        }
        return this;
    }

    TwoWorkspaces start() {
        context.start();
        return this;
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + "/edges/callbacks" + path);
    }

    private HttpRequest request(String path, String secret, String body) {
        return HttpRequest.newBuilder(url(path))
                .header("Content-Type", "application/json")
                .header(TestSettings.SECRET_HEADER, secret)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    HttpResponse<String> post(String path, String secret, String body) throws IOException, InterruptedException {
        return http.send(request(path, secret, body), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> posting(String path, String secret, String body) {
        return http.sendAsync(request(path, secret, body), BodyHandlers.ofString());
    }

    /** A report in one of them. */
    void report(String name, String run) {
        try (Ledger ledger = Ledger.openBeside(new EdgesSettings.Ledger(ledger(name)), Clock.systemUTC())) {
            new ReportService(ledger)
                    .raise(
                            ReportKind.RUN_FAILED,
                            run,
                            ReportSubject.run(run),
                            "Run %s failed.".formatted(run),
                            Map.of());
        }
    }

    String ledger(String name) {
        return "jdbc:sqlite:" + directory.resolve("edges-" + name + ".db");
    }

    List<String> rows(String name, String sql) {
        try (var connection = DriverManager.getConnection(ledger(name));
                var rows = connection.createStatement().executeQuery(sql)) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    @Override
    public void close() {
        context.stop();
    }
}
