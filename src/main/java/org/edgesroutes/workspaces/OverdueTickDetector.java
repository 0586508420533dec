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

    /** A scheduler with busy threads begins a little later. */
    static final Duration TOLERANCE = Duration.ofMinutes(2);

    /**
     * A task that is overdue.
     *
     * @param lastAt when it began last
     * @param by how long ago it should have begun
     */
    public record Overdue(Instant lastAt, Duration by) {}

    private record Tick(Instant at, long nanos, Duration untilNext) {}

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
        last.put(task, new Tick(now, nanos.getAsLong(), Duration.between(now, next.apply(now))));
    }

    /** @return empty while a task is in time, or never began */
    public Optional<Overdue> overdue(String task) {
        return Optional.ofNullable(last.get(task)).flatMap(tick -> {
            Duration by = Duration.ofNanos(nanos.getAsLong() - tick.nanos()).minus(tick.untilNext());
            return by.compareTo(TOLERANCE) > 0 ? Optional.of(new Overdue(tick.at(), by)) : Optional.empty();
        });
    }
}
