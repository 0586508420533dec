package org.edgesroutes.launches;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.edgesroutes.EdgesRoutes;
import org.edgesroutes.MutableClock;
import org.edgesroutes.TestSettings;
import org.edgesroutes.settings.EdgesSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The endpoints as a route of an application calls them. */
@Timeout(120)
abstract class EndpointsTestBase {

    static final String SECRET = "secret-that-nobody-may-see";
    static final String START = """
            {"action": "linkedin-extract-connections", "input": {"linkedin_url": "l"}, "max_results": 50,
             "incremental": true, "identity_ids": ["i1"], "name": "nightly"}""";

    @TempDir
    Path directory;

    final MutableClock clock = new MutableClock();
    final FakeEdges edges = new FakeEdges(clock);
    final DefaultCamelContext context = new DefaultCamelContext();
    ProducerTemplate template;

    @BeforeEach
    void start() throws Exception {
        context.addRoutes(new EdgesRoutes(settings(), clock));
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
        edges.close();
    }

    EdgesSettings settings() {
        return TestSettings.in(directory)
                .api(edges.url(), "key-that-nobody-may-see")
                .secrets(SECRET)
                .publicUrl("https://hooks.example.com")
                .build();
    }

    Exchange send(String endpoint, Object body, Map<String, Object> variables) {
        return template.send(endpoint, exchange -> {
            exchange.getMessage().setBody(body);
            variables.forEach(exchange::setVariable);
        });
    }

    Exchange send(String endpoint, Object body) {
        return send(endpoint, body, Map.of());
    }

    static List<Object> list(Exchange exchange) {
        if (exchange.getException() != null) {
            throw new AssertionError(exchange.getException());
        }
        List<?> body = exchange.getMessage().getBody(List.class);
        return new ArrayList<>(body);
    }

    static Map<?, ?> answer(Exchange exchange) {
        if (exchange.getException() != null) {
            throw new AssertionError(exchange.getException());
        }
        return exchange.getMessage().getBody(Map.class);
    }
}
