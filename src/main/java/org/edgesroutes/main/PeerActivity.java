package org.edgesroutes.main;

import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Map;

/** What the peer of one HTTP connection has done, by {@link System#nanoTime()}. Safe for many threads. */
final class PeerActivity {

    /** A whole request may take so many times as long to be answered and its answer to be read. */
    private static final int ANSWER_FACTOR = 4;

    private final Map<HttpServerRequest, Long> requests = new HashMap<>();
    private long idleSince = System.nanoTime();

    synchronized void begin(HttpServerRequest request) {
        requests.put(request, System.nanoTime());
    }

    synchronized void end(HttpServerRequest request) {
        requests.remove(request);
        idleSince = System.nanoTime();
    }

    /**
     * Returns for how many nanoseconds the peer owes a request, the rest of one, or the reading of its answer. Requests
     * are asked without the lock held: they take the one of their connection, whose events come here.
     */
    long silentFor(long now) {
        Map<HttpServerRequest, Long> begun;
        long idle;
        synchronized (this) {
            begun = new HashMap<>(requests);
            idle = now - idleSince;
        }
        return begun.entrySet().stream()
                .mapToLong(request -> silentFor(request.getKey(), now - request.getValue()))
                .max()
                .orElse(idle);
    }

    private static long silentFor(HttpServerRequest request, long age) {
        return request.isEnded() ? age / ANSWER_FACTOR : age;
    }
}
