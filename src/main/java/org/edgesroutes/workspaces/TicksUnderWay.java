package org.edgesroutes.workspaces;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.edgesroutes.settings.Workspace;

/** The ticks that have begun and not ended, timed on a clock that never jumps. Safe for many threads. */
final class TicksUnderWay {

    /**
     * A tick that has not ended.
     *
     * @param at when it began
     * @param since how long ago it began
     */
    record Tick(Workspace workspace, Instant at, Duration since) {}

    private record Key(Workspace workspace, String endpoint) {}

    private record Start(Instant at, long nanos) {}

    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Map<Key, Start> starts = new ConcurrentHashMap<>();

    /** @param nanos such as {@link System#nanoTime()} */
    TicksUnderWay(InstantSource clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
    }

    /** @param endpoint does the work of the tick; it does one tick of a workspace at a time */
    void began(Workspace workspace, String endpoint) {
        starts.put(new Key(workspace, endpoint), new Start(clock.instant(), nanos.getAsLong()));
    }

    void ended(Workspace workspace, String endpoint) {
        starts.remove(new Key(workspace, endpoint));
    }

    /** @return the ticks of an endpoint that began longer ago than the limit */
    List<Tick> longerThan(String endpoint, Duration limit) {
        return starts.entrySet().stream()
                .filter(start -> start.getKey().endpoint().equals(endpoint))
                .map(start -> new Tick(
                        start.getKey().workspace(),
                        start.getValue().at(),
                        Duration.ofNanos(nanos.getAsLong() - start.getValue().nanos())))
                .filter(tick -> tick.since().compareTo(limit) > 0)
                .toList();
    }
}
