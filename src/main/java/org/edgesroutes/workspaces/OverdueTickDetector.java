package org.edgesroutes.workspaces;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * Detects that a periodic task has not begun when it should have. It measures on a clock that never jumps, because a
 * scheduler whose clock was set back waits until the old time has come again. Safe for many threads.
 */
public final class OverdueTickDetector {

    /** A scheduler with busy threads begins a little later: half an interval, within these bounds. */
    private static final Duration LEAST_TOLERANCE = Duration.ofSeconds(30);

    private static final Duration MOST_TOLERANCE = Duration.ofMinutes(2);

    /**
     * A task that is overdue.
     *
     * @param lastAt when it began last
     * @param by how long ago it should have begun
     */
    public record Overdue(Instant lastAt, Duration by) {}

    private record Tick(Instant at, long nanos, Duration untilNext, Duration interval) {

        Duration tolerance() {
            Duration half = interval.dividedBy(2);
            return half.compareTo(LEAST_TOLERANCE) < 0
                    ? LEAST_TOLERANCE
                    : half.compareTo(MOST_TOLERANCE) > 0 ? MOST_TOLERANCE : half;
        }
    }

    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Map<String, Tick> last = new ConcurrentHashMap<>();

    /** @param nanos such as {@link System#nanoTime()} */
    public OverdueTickDetector(InstantSource clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
    }

    /**
     * Notes that a task begins now.
     *
     * @param next tells for a time when the task is to begin next
     */
    public void began(String task, UnaryOperator<Instant> next) {
        Instant now = clock.instant();
        Instant due = next.apply(now);
        Duration interval = Duration.between(due, next.apply(due));
        last.put(task, new Tick(now, nanos.getAsLong(), Duration.between(now, due), interval));
    }

    /** @return empty while a task is in time, or never began */
    public Optional<Overdue> overdue(String task) {
        return Optional.ofNullable(last.get(task)).flatMap(tick -> {
            Duration by = Duration.ofNanos(nanos.getAsLong() - tick.nanos()).minus(tick.untilNext());
            return by.compareTo(tick.tolerance()) > 0 ? Optional.of(new Overdue(tick.at(), by)) : Optional.empty();
        });
    }
}
