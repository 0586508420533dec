package org.edgesroutes.reload;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How it stands with every file, and the one line in the log when that changes. */
final class RouteFileStates {

    private static final Logger LOG = LoggerFactory.getLogger(RouteFileStates.class);

    private final Clock clock;
    private final Map<String, RouteFileState> states = new ConcurrentHashMap<>();
    private volatile Consumer<SortedMap<String, RouteFileState>> listener = all -> {};

    RouteFileStates(Clock clock) {
        this.clock = clock;
    }

    /** @param listener gets all of them now, and whenever one has changed */
    void tell(Consumer<SortedMap<String, RouteFileState>> listener) {
        this.listener = listener;
        changed();
    }

    private void changed() {
        listener.accept(all());
    }

    void started(CheckedFile file) {
        states.put(file.file().name(), RouteFileState.live(now()));
        changed();
    }

    void live(CheckedFile file, long millis) {
        started(file);
        LOG.info("{} is live, after {} ms: {}", file.file().name(), millis, String.join(", ", file.ids()));
    }

    /** It is again what runs. */
    void back(CheckedFile file) {
        states.computeIfPresent(file.file().name(), (name, state) -> RouteFileState.live(state.since()));
        changed();
        LOG.info("{} is again the version that is live", file.file().name());
    }

    /** @param runs whether an earlier version does */
    void refused(RouteFault fault, boolean runs) {
        RouteFileState before = states.get(fault.file());
        if (before == null || !before.refused().equals(fault.inWords())) {
            RouteFileState now =
                    new RouteFileState(runs && before != null ? before.since() : null, fault.inWords(), now());
            states.put(fault.file(), now);
            changed();
            LOG.warn("{}", now.inWords());
        }
    }

    void gone(Path path, boolean ran) {
        states.remove(RouteFile.nameOf(path));
        changed();
        if (ran) {
            LOG.info("{} is gone, its routes have stopped", RouteFile.nameOf(path));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    SortedMap<String, RouteFileState> all() {
        return new TreeMap<>(states);
    }
}
