package org.edgesroutes.distribution;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Posts callbacks without a pause, as several senders that know no more than Edges does: what was not answered 2xx is
 * sent again.
 */
public final class PouringCallbacks implements AutoCloseable {

    static final int RECORDS = 20;

    private static final int SENDERS = 4;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
    private final AtomicInteger next = new AtomicInteger();
    private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final String secret;
    private final Duration pause;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile URI webhook;
    private volatile boolean stopped;

    PouringCallbacks(URI webhook, String secret) {
        this(webhook, secret, Duration.ZERO);
    }

    /** @param pause of each sender after each callback */
    public PouringCallbacks(URI webhook, String secret, Duration pause) {
        this.webhook = webhook;
        this.secret = secret;
        this.pause = pause;
        for (int i = 0; i < SENDERS; i++) {
            threads.submit(this::pour);
        }
    }

    /** From now on callbacks go here. */
    public synchronized void to(URI moved) {
        webhook = moved;
        notifyAll();
    }

    private synchronized void awaitMove(URI from) throws InterruptedException {
        while (webhook.equals(from) && !stopped) {
            wait();
        }
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /** @return what came instead of a 2xx, each time */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Sends no more; every callback that was begun has been acknowledged when this returns. */
    public void finish() {
        stopped = true;
        threads.shutdown();
        await().atMost(Duration.ofSeconds(60)).until(threads::isTerminated);
    }

    /** @return the ids of all records that were acknowledged */
    public Set<String> recordIds() {
        return acknowledged.stream()
                .flatMap(callback -> IntStream.range(0, RECORDS).mapToObj(index -> "cb-" + callback + ":" + index))
                .collect(Collectors.toSet());
    }

    private void pour() {
        try {
            while (!stopped) {
                int callback = next.getAndIncrement();
                String body = body(callback);
                for (URI to = webhook; !accepted(to, body); to = webhook) {
                    awaitMove(to);
                }
                acknowledged.add(callback);
                closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean accepted(URI to, String body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(to)
                .timeout(Duration.ofSeconds(30))
                .header("X-Edges-Webhook-Secret", secret)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                failures.add("status " + status);
            }
            return status == 200;
        } catch (IOException killed) {
            failures.add(killed.toString());
            return false;
        }
    }

    private static String body(int callback) {
        return IntStream.range(0, RECORDS)
                .mapToObj(index ->
                        "{\"message_id\":\"%d-%d\",\"content\":\"%s\"}".formatted(callback, index, "é".repeat(300)))
                .collect(Collectors.joining(
                        ",",
                        "{\"callback_ref_uid\":\"cb-%d\",\"run\":{\"run_uid\":\"run-%d\",\"status\":\"RUNNING\"},\"results\":["
                                .formatted(callback, callback % 7),
                        "]}"));
    }

    @Override
    public void close() {
        stopped = true;
        closed.countDown();
        threads.shutdownNow();
    }
}
