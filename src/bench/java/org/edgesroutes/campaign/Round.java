package org.edgesroutes.campaign;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.edgesroutes.distribution.PouringCallbacks;

/** One ledger, one simulated Edges, one target, and a process that is killed so many times. */
final class Round {

    private static final Duration LONGEST_LIFE = Duration.ofMillis(5500);
    private static final Duration SHORTEST_LIFE = Duration.ofMillis(300);
    private static final Duration LONGEST_START = Duration.ofMillis(3000);
    private static final double SHARE_KILLED_WHILE_STARTING = 0.2;
    private static final Duration SETTLING = Duration.ofMinutes(6);
    private static final int QUIET_SECONDS = 10;

    /** Between two callbacks of a sender whose runs the sandbox does not have. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private static final String OPEN = "SELECT (SELECT count(*) FROM edges_delivery WHERE done_at IS NULL)"
            + " + (SELECT count(*) FROM edges_retry)"
            + " + (SELECT count(*) FROM edges_callback WHERE keyed_at IS NULL)"
            + " + (SELECT count(*) FROM edges_iteration"
            + " WHERE state IN ('claimed', 'unknown') OR (verdict = 'open' AND state <> 'refused'))";

    private final int number;
    private final Path directory;
    private final Path distribution;
    private final long seed;
    private final Random random;
    private final Map<String, Integer> struck = new TreeMap<>();
    private int lives;

    Round(int number, long seed, Path directory, Path distribution) {
        this.number = number;
        this.seed = seed * 1000 + number;
        this.directory = directory;
        this.distribution = distribution;
        this.random = new Random(this.seed);
    }

    /**
     * @param kills at most so many
     * @param expired ends the killing before
     * @param killed told each time
     */
    Figures run(int kills, BooleanSupplier expired, IntConsumer killed) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Workload workload = new Workload(seed);
        try (var edges = workload.edges();
                IdempotentTarget target = new IdempotentTarget(seed);
                Service service =
                        new Service(directory, distribution, URI.create(edges.url()), edges.apiKey(), target.url());
                PouringCallbacks others = new PouringCallbacks(service.address(0), Service.SECRET, PAUSE)) {
            Files.writeString(directory.resolve("readings.txt"), workload.readings());
            edges.webhook(service.webhook(), Map.of("X-Edges-Webhook-Secret", Service.SECRET));
            workload.begin();
            int done = 0;
            while (done < kills && !(done > 0 && expired.getAsBoolean())) {
                liveAndDie(service, target, others);
                killed.accept(++done);
            }
            settle(workload, target, service, others);
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
            return new Verdict(workload, target, service.ledger(), others.recordIds(), directory)
                    .figures(number, seconds, done, struck);
        }
    }

    private void liveAndDie(Service service, IdempotentTarget target, PouringCallbacks others)
            throws IOException, InterruptedException {
        service.start("PT1S");
        boolean ready = random.nextDouble() >= SHARE_KILLED_WHILE_STARTING;
        if (ready) {
            service.awaitReady();
            others.to(service.address(++lives));
            pause(SHORTEST_LIFE, LONGEST_LIFE);
        } else {
            pause(Duration.ZERO, LONGEST_START);
        }
        int inHand = target.inHand();
        service.kill();
        Path looked = Files.createDirectories(directory.resolve("looked"));
        LedgerFile copy = service.ledger().copy(looked);
        Strike.at(copy, ready, inHand).forEach(what -> struck.merge(what, 1, Integer::sum));
        String check = copy.rows("PRAGMA quick_check").get(0).get(0);
        if (!check.equals("ok")) {
            throw new IllegalStateException("the ledger is damaged after a kill: " + check);
        }
    }

    private void pause(Duration least, Duration most) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(
                least.toMillis() + random.nextLong(most.minus(least).toMillis()));
    }

    /** Nothing goes wrong any more and nothing is continued, until everything has come to its end. */
    private void settle(Workload workload, IdempotentTarget target, Service service, PouringCallbacks others)
            throws InterruptedException {
        workload.recover();
        target.recover();
        service.start("PT12H");
        service.awaitReady();
        others.to(service.address(++lives));
        others.finish();
        long until = System.nanoTime() + SETTLING.toNanos();
        while (System.nanoTime() < until && !(settled(workload, service) && target.quietFor(QUIET_SECONDS))) {
            TimeUnit.SECONDS.sleep(1);
        }
        service.stop();
    }

    private static boolean settled(Workload workload, Service service) {
        return workload.idle() && service.ledger().number(OPEN) == 0;
    }
}
