package org.edgesroutes.launches;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.edgesroutes.EdgesServices;
import org.edgesroutes.MutableClock;
import org.edgesroutes.TestSettings;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.model.LaunchRequest;
import org.edgesroutes.settings.EdgesSettings;

/** A ledger and the services of a process on it, in front of a server that loses answers. */
final class LaunchFixture implements AutoCloseable {

    static final String ACTION = "linkedin-extract-connections";
    static final String SECRET = "secret-that-nobody-may-see";
    static final String CALLBACK = "https://hooks.example.com/edges/callbacks/" + ACTION;

    /** Longer than the lag of the list and the longest call together. */
    static final Duration LOOK = Duration.ofMinutes(3);

    final MutableClock clock;
    final FakeEdges edges;
    final EdgesSettings settings;
    final Ledger ledger;
    private final CamelContext context = new DefaultCamelContext();

    EdgesServices services;
    LaunchService launches;

    LaunchFixture(Path directory) {
        this(directory, new MutableClock());
    }

    private LaunchFixture(Path directory, MutableClock clock) {
        this(directory, clock, new FakeEdges(clock));
    }

    LaunchFixture(Path directory, MutableClock clock, FakeEdges edges) {
        this(directory, clock, edges, edges.url());
    }

    /** @param edges null for a server of another process */
    LaunchFixture(Path directory, MutableClock clock, FakeEdges edges, URI url) {
        this.clock = clock;
        this.edges = edges;
        settings = TestSettings.in(directory)
                .api(url, "key-that-nobody-may-see")
                .secrets(SECRET)
                .publicUrl("https://hooks.example.com")
                .build();
        ledger = Ledger.open(settings.ledger(), clock);
        start(context);
    }

    private void start(CamelContext in) {
        services = EdgesServices.on(in, settings, ledger, clock)
                .budgetSleeper(clock::turn)
                .build();
        launches = services.launches();
        try {
            in.addRoutes(services.apiRoutes());
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
        in.start();
    }

    /** Another process on the same ledger. */
    LaunchService another() {
        return new LaunchService(
                settings, services.api(), services.actions(), services.schedules(), ledger, services.reports());
    }

    LaunchResult launch(String key, LaunchRequest request) {
        return launches.launch(key, "test", request);
    }

    static LaunchRequest run(String name) {
        return run(name, "{\"linkedin_url\": \"https://www.linkedin.com/in/%s\"}".formatted(name));
    }

    static LaunchRequest run(String name, String... inputs) {
        return request(name, List.of(inputs), null);
    }

    static LaunchRequest schedule(String name) {
        return request(name, List.of("{\"custom_data\": {\"ref\": 1}}"), "0 9 * * *");
    }

    private static LaunchRequest request(String name, List<String> inputs, String cron) {
        return new LaunchRequest(
                ACTION,
                name,
                inputs,
                "{\"sync_mode\": \"incremental\", \"max_results\": 100}",
                List.of("i1"),
                null,
                CALLBACK,
                cron,
                null,
                (Instant) null);
    }

    @Override
    public void close() {
        context.stop();
        ledger.close();
        if (edges != null) {
            edges.close();
        }
    }
}
