package org.edgesroutes.api;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.edgesroutes.MutableClock;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.Secret;
import org.edgesroutes.settings.Workspace;

/** A real context with the real routes and a real ledger, in front of a server that answers as a test wants. */
public final class ApiFixture implements AutoCloseable {

    public static final String KEY = "key-that-nobody-may-see";

    public final MutableClock clock = new MutableClock("2026-03-01T08:00:00Z");
    public final WireMockServer edges =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    public final CamelContext context = new DefaultCamelContext();
    public final Ledger ledger;
    public final EdgesSettings.Api settings;
    public final EdgesApi api;
    public final EdgesActions actions;
    public final EdgesSchedules schedules;
    public final EdgesIdentities identities;

    public ApiFixture(Path directory) {
        this(directory, Optional.of(new Secret(KEY)), null);
    }

    /** @param url null for that of {@link #edges} */
    ApiFixture(Path directory, Optional<Secret> key, String url) {
        edges.start();
        ledger = Ledger.open(new EdgesSettings.Ledger("jdbc:sqlite:" + directory.resolve("edges.db")), clock);
        settings = new EdgesSettings.Api(
                URI.create((url == null ? edges.baseUrl() : url) + "/v1"),
                key,
                1000,
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                3,
                Duration.ofMillis(1));
        RequestBudget budget = new RequestBudget(ledger, settings, clock::turn);
        ApiClient client = new ApiClient(context, Workspace.ONLY, settings, budget, clock);
        api = new EdgesApi(client);
        actions = new EdgesActions(client);
        schedules = new EdgesSchedules(client);
        identities = new EdgesIdentities(client);
        try {
            context.addRoutes(new ApiRoutes(client));
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
        context.start();
    }

    @Override
    public void close() {
        context.stop();
        ledger.close();
        edges.stop();
    }
}
