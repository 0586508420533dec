package org.edgesroutes;

import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.edgesroutes.callbacks.RefusedRequests;
import org.edgesroutes.main.ServerErrorResponses;

/** The webhook as Edges meets it: the YAML route as it is shipped, over HTTP, on a ledger in a file. */
public final class WebhookHost implements AutoCloseable {

    private static final String PATH = "/edges/callbacks";

    private final CamelContext context;
    private final URI webhook;

    private WebhookHost(CamelContext context, URI webhook) {
        this.context = context;
        this.webhook = webhook;
    }

    /** Starts it on a free port of this machine. */
    public static WebhookHost start(TestSettings settings) throws Exception {
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(freePort());
        CamelContext context = new DefaultCamelContext();
        context.addService(new VertxPlatformHttpServer(server));
        context.getPropertiesComponent().addInitialProperty("edges.webhook.path", PATH);
        context.addRoutes(new EdgesRoutes(settings.build(), Clock.systemUTC()));
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.resolveResource(context, "file:routes/receive-callbacks.camel.yaml"));
        int threads = settings.webhook().maxConcurrent() + 8;
        context.getRegistry().bind("vertx", new VertxOptions().setWorkerPoolSize(threads));
        context.start();
        ServerErrorResponses.install(context, server.getBindPort(), "/edges/callbacks");
        return new WebhookHost(context, URI.create("http://127.0.0.1:" + server.getBindPort() + PATH));
    }

    /** Adds routes beside the webhook. */
    public void add(RoutesBuilder routes) throws Exception {
        context.addRoutes(routes);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    public URI webhook() {
        return webhook;
    }

    /** What the health check of the ledger says. */
    public HealthCheck.Result ledgerHealth() {
        return HealthCheckHelper.getHealthCheckRegistry(context)
                .getCheck("edges-ledger")
                .orElseThrow()
                .callReadiness();
    }

    /** What the webhook refused. */
    public RefusedRequests refused() {
        return context.getRegistry().lookupByNameAndType("edgesRefusedRequests", RefusedRequests.class);
    }

    @Override
    public void close() {
        context.stop();
    }
}
