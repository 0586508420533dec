package org.edgesroutes.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.edgesroutes.TestSettings;
import org.edgesroutes.WebhookHost;

/** {@code mvn -q -Pfuzz verify}: a million requests at the webhook, then a verdict. Ends with 1 when it is not clean. */
public final class WebhookFuzz {

    private static final long REQUESTS = Long.getLong("fuzz.requests", 1_000_000);
    private static final long SEED = Long.getLong("fuzz.seed", System.currentTimeMillis());
    private static final int CONNECTIONS = Integer.getInteger("fuzz.connections", 48);

    /** What a pool or a cache may still take after the first fifth. */
    private static final long HEAP_SLACK = 16_000_000;

    private WebhookFuzz() {}

    public static void main(String... arguments) throws Exception {
        Path directory = Files.createTempDirectory(
                Files.createDirectories(Path.of(System.getProperty("fuzz.work", "target/fuzz"))), "run");
        System.out.printf("%,d requests over %d connections, -Dfuzz.seed=%d%n", REQUESTS, CONNECTIONS, SEED);
        List<String> wrong = new ArrayList<>();
        try (WebhookHost host = WebhookHost.start(
                TestSettings.in(directory).secrets(FuzzRequest.SECRET).maxConcurrent(CONNECTIONS + CONNECTIONS / 2))) {
            Campaign campaign = new Campaign(host.webhook(), SEED);
            long begun = System.nanoTime();
            campaign.sendTo(REQUESTS / 5, CONNECTIONS, progress(begun));
            Footprint early = Footprint.now();
            campaign.sendTo(REQUESTS, CONNECTIONS, progress(begun));
            double seconds = (System.nanoTime() - begun) / 1e9;
            Footprint late = Footprint.now();
            System.out.printf("%n%.0f s, answers by status: %s%n", seconds, campaign.statuses());
            System.out.printf("after a fifth %s; at the end %s%n", early, late);
            wrong.addAll(campaign.failures());
            if (!late.threadsSince(early).isEmpty()) {
                wrong.add("threads came or went: " + late.threadsSince(early));
            }
            if (late.heapBytes() > early.heapBytes() + HEAP_SLACK) {
                wrong.add("the heap has grown");
            }
            LedgerVerdict verdict = new LedgerVerdict(directory.resolve("edges.db"));
            wrong.addAll(verdict.complaints(campaign));
            System.out.printf(
                    "%,d acknowledged; the ledger has %,d callbacks with %,d records%n",
                    campaign.acknowledged().cardinality(), verdict.callbacks(), verdict.records());
        }
        wrong.forEach(System.out::println);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("not clean; the ledger is in " + directory);
        }
        delete(directory);
        System.out.println("clean: every acknowledged body and every record is there as it was sent");
    }

    private static LongConsumer progress(long begun) {
        return number -> {
            if (number > 0 && number % (REQUESTS / 100) == 0) {
                Duration left =
                        Duration.ofNanos((long) ((System.nanoTime() - begun) * ((double) REQUESTS / number - 1)));
                System.out.printf(
                        "\r%3d %%, %d min %02d s left ",
                        100 * number / REQUESTS, left.toMinutes(), left.toSecondsPart());
            }
        };
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
