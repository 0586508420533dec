package org.edgesroutes.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Counts every record of one load by the id inside it, {@code rec~RUN~CALLBACK~INDEX~}. */
final class Arrivals {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(20);
    private static final Duration FOR_LATE_REPEATS = Duration.ofSeconds(1);

    private final byte[] prefix;
    private final int records;
    private final byte[] counts;
    private volatile int distinct;
    private volatile int repeated;
    private volatile long lastNewAt = System.nanoTime();

    Arrivals(String run, int callbacks, int records) {
        this.prefix = ("rec~" + run + "~").getBytes(StandardCharsets.US_ASCII);
        this.records = records;
        this.counts = new byte[callbacks * records];
    }

    /** Called by the thread of the sink alone. */
    void count(byte[] body, int from, int to) {
        for (int at = from; at <= to - prefix.length; at++) {
            if (startsWithPrefix(body, at)) {
                int callback = digits(body, at + prefix.length);
                int index = digits(body, at + prefix.length + CallbackRequest.NUMBER.length() + 1);
                count(callback * records + index);
            }
        }
    }

    private boolean startsWithPrefix(byte[] body, int at) {
        for (int i = 0; i < prefix.length; i++) {
            if (body[at + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static int digits(byte[] body, int from) {
        int number = 0;
        for (int at = from; body[at] != '~'; at++) {
            number = number * 10 + body[at] - '0';
        }
        return number;
    }

    private void count(int record) {
        if (counts[record] == 0) {
            counts[record] = 1;
            lastNewAt = System.nanoTime();
            distinct = distinct + 1;
        } else {
            repeated = repeated + 1;
        }
    }

    /** Waits until so many different records were here, or none has come for long. */
    void await(int expected) throws InterruptedException {
        long startedAt = System.nanoTime();
        while (distinct < expected
                && System.nanoTime() - Math.max(lastNewAt, startedAt) < LONGEST_SILENCE.toNanos()
                && System.nanoTime() - startedAt < LONGEST.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    void awaitLateRepeats() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(FOR_LATE_REPEATS.toNanos());
    }

    /** @return {@link System#nanoTime()} of the last record that was here for the first time */
    long lastNewAt() {
        return lastNewAt;
    }

    int distinct() {
        return distinct;
    }

    int repeated() {
        return repeated;
    }

    /** @return records of acknowledged callbacks that never arrived */
    long lost(Acknowledgements acknowledged) {
        return IntStream.range(0, counts.length)
                .filter(record -> counts[record] == 0 && acknowledged.has(record / records))
                .count();
    }
}
