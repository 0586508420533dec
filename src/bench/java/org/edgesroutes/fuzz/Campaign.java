package org.edgesroutes.fuzz;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Sends requests over a few connections and remembers how each was answered. */
final class Campaign {

    private static final int FAILURES_KEPT = 10;

    private final URI target;
    private final long seed;
    private final AtomicLong next = new AtomicLong();
    private final BitSet acknowledged = new BitSet();
    private final Map<Integer, Long> statuses = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();

    Campaign(URI target, long seed) {
        this.target = target;
        this.seed = seed;
    }

    /**
     * Sends the requests up to this number, from where the last call ended.
     *
     * @param sent told the number of each request
     */
    void sendTo(long end, int connections, LongConsumer sent) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Future<Void>> senders = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                Callable<Void> sender = () -> send(end, sent);
                senders.add(threads.submit(sender));
            }
            for (Future<Void> sender : senders) {
                sender.get();
            }
            next.set(end);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("after " + next + " requests", failure.getCause());
        } finally {
            threads.shutdownNow();
            threads.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private Void send(long end, LongConsumer sent) throws IOException {
        try (Caller caller = new Caller(target)) {
            for (long number = next.getAndIncrement(); number < end; number = next.getAndIncrement()) {
                FuzzRequest request = FuzzRequest.of(seed, number);
                remember(number, request, caller.send(request));
                sent.accept(number);
            }
        }
        return null;
    }

    private synchronized void remember(long number, FuzzRequest request, Caller.Reply reply) {
        statuses.merge(reply.status(), 1L, Long::sum);
        if (reply.status() / 100 == 2) {
            acknowledged.set((int) number);
        }
        boolean unanswered = reply.status() == 0 && request.sound();
        if ((unanswered || reply.status() >= 500) && failures.size() < FAILURES_KEPT) {
            failures.add("request %d: %d %s".formatted(number, reply.status(), reply.body()));
        }
    }

    long seed() {
        return seed;
    }

    /** The numbers of the requests that were answered 2xx. */
    BitSet acknowledged() {
        return acknowledged;
    }

    /** How often there was each status; 0 is a connection closed on a request that is no HTTP. */
    Map<Integer, Long> statuses() {
        return statuses;
    }

    /** Some of the requests that were answered 5xx or not at all; none is as it should be. */
    List<String> failures() {
        return failures;
    }
}
