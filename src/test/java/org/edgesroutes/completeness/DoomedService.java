package org.edgesroutes.completeness;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.edgesroutes.LocalServer;
import org.edgesroutes.MutableClock;
import org.edgesroutes.TestSettings;

/** A process of its own that ends as by {@code kill -9}, right before or right after one of its commits. */
final class DoomedService {

    static final String NOW = "X-Now";
    static final int KILLED = 137;

    private static final MutableClock CLOCK = new MutableClock();

    private DoomedService() {}

    /** Arguments: directory, address and key of Edges, the time, the number of the commit, {@code before} or {@code after} it. */
    public static void main(String... arguments) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Path directory = Path.of(arguments[0]);
        TestSettings settings = TestSettings.in(directory).api(URI.create(arguments[1]), arguments[2]);
        told(arguments[3]);
        ServiceLife life = new ServiceLife(
                directory, settings, CLOCK, doom(Integer.parseInt(arguments[4]), arguments[5].equals("before")));
        LocalServer server = LocalServer.inOrder();
        server.on(
                "/round",
                exchange -> answer(exchange, () -> {
                    life.round();
                    return 200;
                }));
        server.on(
                "/tick",
                exchange -> answer(exchange, () -> {
                    life.tick();
                    return 200;
                }));
        server.on("/edges/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            answer(exchange, () -> life.take(exchange.getRequestURI().getPath(), body));
        });
        System.out.println("port " + server.port());
    }

    private interface Work {
        int status() throws IOException;
    }

    private static void answer(HttpExchange exchange, Work work) throws IOException {
        try (exchange) {
            told(exchange.getRequestHeaders().getFirst(NOW));
            exchange.sendResponseHeaders(work.status(), -1);
        }
    }

    private static void told(String now) {
        CLOCK.turn(Duration.between(CLOCK.instant(), Instant.parse(now)));
    }

    private static CommitWatcher doom(int commit, boolean before) {
        AtomicInteger left = new AtomicInteger(commit);
        return new CommitWatcher() {
            @Override
            public void before(String step) {
                if (left.decrementAndGet() == 0 && before) {
                    Runtime.getRuntime().halt(KILLED);
                }
            }

            @Override
            public void after() {
                if (left.get() == 0) {
                    Runtime.getRuntime().halt(KILLED);
                }
            }
        };
    }
}
