package org.edgesroutes.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Posts a number of different callbacks over some connections, each of which waits for its answer. */
final class LoadGenerator {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final URI target;
    private final List<CallbackRequest> requests;
    private final Pace pace;
    private final long[] waits;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicLong endedAt = new AtomicLong();
    private long startedAt;

    private LoadGenerator(URI target, List<CallbackRequest> requests, int callbacks, Pace pace) {
        this.target = target;
        this.requests = requests;
        this.pace = pace;
        this.waits = new long[callbacks];
    }

    /** @return when each callback was answered, or could not be sent, or the time was up */
    static Acknowledgements send(URI target, List<CallbackRequest> requests, int callbacks, int connections, Pace pace)
            throws InterruptedException {
        return new LoadGenerator(target, requests, callbacks, pace).run(connections);
    }

    private Acknowledgements run(int connections) throws InterruptedException {
        List<Thread> threads = IntStream.range(0, connections)
                .mapToObj(connection -> new Thread(this::post, "bench-connection-" + connection))
                .toList();
        startedAt = System.nanoTime();
        endedAt.set(startedAt + 1);
        for (Thread thread : threads) {
            thread.setDaemon(true);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return new Acknowledgements(startedAt, endedAt.get(), waits);
    }

    private void post() {
        List<CallbackRequest> own = requests.stream().map(CallbackRequest::copy).toList();
        try {
            while (next.get() < waits.length && !late()) {
                postOverOneConnection(own);
            }
        } catch (IOException unreachable) {
            System.out.println("a connection gave up: " + unreachable.getMessage());
        }
    }

    /** @throws IOException when there is no connection to be had; one that breaks costs its callback only */
    private void postOverOneConnection(List<CallbackRequest> own) throws IOException {
        try (Poster poster = new Poster(target)) {
            for (int callback = next.getAndIncrement();
                    callback < waits.length && !late();
                    callback = next.getAndIncrement()) {
                if (!post(poster, own.get(callback % own.size()), callback)) {
                    return;
                }
            }
        }
    }

    /** @return whether the connection can be used again */
    private boolean post(Poster poster, CallbackRequest request, int callback) {
        byte[] bytes = request.numbered(callback);
        long from = pace.awaitTurn(callback, startedAt);
        try {
            if (poster.post(bytes)) {
                long now = System.nanoTime();
                waits[callback] = now - from;
                endedAt.accumulateAndGet(now, Math::max);
            }
            return true;
        } catch (IOException broken) {
            return false;
        }
    }

    private boolean late() {
        return System.nanoTime() - startedAt > LONGEST.toNanos();
    }
}
