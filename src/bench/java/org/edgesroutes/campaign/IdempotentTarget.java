package org.edgesroutes.campaign;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.edgesroutes.LocalServer;

/**
 * What a CRM does that honours {@code Idempotency-Key}: it has each record once, and outlives the process that sends
 * them. One request in so many goes wrong, before or after it took effect; one record in so many is refused at every
 * attempt; and for some seconds of each minute every request is answered 404.
 */
final class IdempotentTarget implements AutoCloseable {

    /** A record as it was first sent. */
    record Held(String id, String runUid, String body) {}

    private enum Mishap {
        ERROR_BEFORE,
        ERROR_AFTER,
        CUT_BEFORE,
        CUT_AFTER,
        TOO_MANY,
        SLOW
    }

    /** What a record meets that the target refuses at every attempt. */
    private enum Refusal {
        FORBIDDEN(403),
        UNPROCESSABLE(422),
        BAD_GATEWAY(502),
        CUT(0);

        private final int status;

        Refusal(int status) {
            this.status = status;
        }
    }

    private static final double SHARE_OF_MISHAPS = 0.02;

    /** One record in so many is refused, and each refusal has the same share. */
    private static final int REFUSED = 200;

    private static final long MINUTE = TimeUnit.SECONDS.toNanos(60);
    private static final long SWITCHED_OFF = TimeUnit.MILLISECONDS.toNanos(1500);

    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final Map<String, Held> rejected = new ConcurrentHashMap<>();
    private final long begun = System.nanoTime();
    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
    private final List<String> contradictions = new CopyOnWriteArrayList<>();
    private final AtomicInteger inHand = new AtomicInteger();
    private final AtomicLong lastAt = new AtomicLong(System.nanoTime());
    private final LocalServer http = LocalServer.parallel().on("/", this::take);
    private final Random random;
    private volatile boolean sound;

    IdempotentTarget(long seed) {
        random = new Random(seed);
    }

    URI url() {
        return http.url("/records");
    }

    /** From now on nothing goes wrong. */
    void recover() {
        sound = true;
    }

    private void take(HttpExchange exchange) throws IOException {
        inHand.incrementAndGet();
        try (exchange) {
            Held record = new Held(
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    exchange.getRequestHeaders().getFirst("X-Run-Uid"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (!sound && refuses(exchange, record)) {
                return;
            }
            Mishap mishap = mishap();
            if (mishap == Mishap.CUT_BEFORE) {
                return;
            }
            if (mishap == Mishap.TOO_MANY || mishap == Mishap.ERROR_BEFORE) {
                refuse(exchange, mishap);
                return;
            }
            keep(record);
            if (mishap == Mishap.SLOW) {
                TimeUnit.MILLISECONDS.sleep(300);
            }
            if (mishap != Mishap.CUT_AFTER) {
                exchange.sendResponseHeaders(mishap == Mishap.ERROR_AFTER ? 500 : 204, -1);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            inHand.decrementAndGet();
        }
    }

    /** @return whether it does; until the target recovers */
    private boolean refuses(HttpExchange exchange, Held record) throws IOException {
        int number = Math.floorMod(record.id.hashCode(), REFUSED * Refusal.values().length);
        Refusal refusal = number < Refusal.values().length ? Refusal.values()[number] : null;
        if (refusal == Refusal.UNPROCESSABLE) {
            rejected.put(record.id, record);
        }
        boolean off = (System.nanoTime() - begun) % MINUTE > MINUTE - SWITCHED_OFF;
        if (off || (refusal != null && refusal != Refusal.CUT)) {
            exchange.sendResponseHeaders(off ? 404 : refusal.status, -1);
        }
        return off || refusal != null;
    }

    private static void refuse(HttpExchange exchange, Mishap mishap) throws IOException {
        if (mishap == Mishap.TOO_MANY) {
            exchange.getResponseHeaders().set("Retry-After", "1");
        }
        exchange.sendResponseHeaders(mishap == Mishap.TOO_MANY ? 429 : 503, -1);
    }

    private void keep(Held record) {
        lastAt.set(System.nanoTime());
        attempts.computeIfAbsent(record.id, id -> new AtomicInteger()).incrementAndGet();
        Held before = held.putIfAbsent(record.id, record);
        if (before != null && !before.equals(record)) {
            contradictions.add("%s came as %s and then as %s".formatted(record.id, before, record));
        }
    }

    private Mishap mishap() {
        synchronized (random) {
            boolean strikes = random.nextDouble() < SHARE_OF_MISHAPS && !sound;
            return strikes ? Mishap.values()[random.nextInt(Mishap.values().length)] : null;
        }
    }

    /** @return every record, by its id */
    Map<String, Held> held() {
        return Map.copyOf(held);
    }

    /** @return the records that were answered 422 at every attempt until the target recovered, by their ids */
    Map<String, Held> rejected() {
        return Map.copyOf(rejected);
    }

    /** @return what came under one id with two contents; nothing may */
    List<String> contradictions() {
        return List.copyOf(contradictions);
    }

    /** @return how often a record came that was held already */
    long repeatedAttempts() {
        return attempts.values().stream().mapToLong(AtomicInteger::get).sum() - held.size();
    }

    /** @return how many records are being received */
    int inHand() {
        return inHand.get();
    }

    /** @return whether no record came for so long */
    boolean quietFor(long seconds) {
        return System.nanoTime() - lastAt.get() > TimeUnit.SECONDS.toNanos(seconds);
    }

    @Override
    public void close() {
        http.close();
    }
}
