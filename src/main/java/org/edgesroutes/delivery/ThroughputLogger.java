package org.edgesroutes.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs how many records a downstream took: a second after the first, then every ten seconds at most. */
final class ThroughputLogger {

    private static final Logger LOG = LoggerFactory.getLogger(ThroughputLogger.class);
    private static final Duration GATHERING = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final AtomicLong delivered = new AtomicLong();
    private final String downstream;
    private final Clock clock;
    private volatile Instant firstAt;
    private Instant toldAt = Instant.MIN;

    ThroughputLogger(String downstream, Clock clock) {
        this.downstream = downstream;
        this.clock = clock;
    }

    void delivered(int records) {
        if (delivered.getAndAdd(records) == 0) {
            firstAt = clock.instant();
        }
    }

    /** To be called now and then, by one thread. */
    void look() {
        Instant first = firstAt;
        Instant now = clock.instant();
        if (first != null
                && !now.isBefore(first.plus(GATHERING))
                && (toldAt == Instant.MIN || !now.isBefore(toldAt.plus(PAUSE)))) {
            tell();
            toldAt = now;
        }
    }

    /** Tells at once, when there is something. */
    void tell() {
        firstAt = null;
        long records = delivered.getAndSet(0);
        if (records > 0) {
            LOG.info("{} took {} {}", downstream, records, records == 1 ? "record" : "records");
        }
    }
}
