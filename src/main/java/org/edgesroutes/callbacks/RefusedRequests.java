package org.edgesroutes.callbacks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the requests that the webhook refused because of their secret or their path, and logs at most one line a
 * minute for each reason. Safe for many threads.
 */
public final class RefusedRequests {

    /** Why requests are refused. */
    public enum Reason {
        /** The header with the secret is missing or wrong. */
        SECRET,
        /** No callback is taken at the path. */
        PATH;

        /** The name in metrics and reports. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param count since the start of the process
     * @param lastAt when the last one was refused
     * @param lastSentence what was wrong with it
     */
    public record Count(long count, Instant lastAt, String lastSentence) {}

    private static final Logger LOG = LoggerFactory.getLogger(RefusedRequests.class);
    private static final Duration LOGGED_EVERY = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<Reason, Count> counts = new EnumMap<>(Reason.class);
    private final Map<Reason, Count> logged = new EnumMap<>(Reason.class);

    public RefusedRequests(InstantSource clock) {
        this.clock = clock;
    }

    /** @param sentence what is wrong with the request; it must hold nothing that the request brought */
    public synchronized void refused(Reason reason, String sentence) {
        Instant now = clock.instant();
        Count count = new Count(count(reason).count() + 1, now, sentence);
        counts.put(reason, count);
        Count before = logged.get(reason);
        if (before == null || Duration.between(before.lastAt(), now).abs().compareTo(LOGGED_EVERY) >= 0) {
            LOG.warn(
                    "{} refused, {} in all: {}",
                    requests(count.count() - (before == null ? 0 : before.count())),
                    count.count(),
                    sentence);
            logged.put(reason, count);
        }
    }

    private static String requests(long count) {
        return count == 1 ? "1 request" : count + " requests";
    }

    public synchronized Count count(Reason reason) {
        return counts.getOrDefault(reason, new Count(0, null, null));
    }
}
