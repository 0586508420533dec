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

/** The states of all files. Logs one line for each change. */
final class RouteFileStates {

    private static final Logger LOG = LoggerFactory.getLogger(RouteFileStates.class);

    private final Clock clock;
    private final Map<String, RouteFileState> states = new ConcurrentHashMap<>();
    private volatile Consumer<SortedMap<String, RouteFileState>> listener = all -> {};

    RouteFileStates(Clock clock) {
        this.clock = clock;
    }

    /** @param listener gets all states now and whenever one changes */
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

    /** A file that the start has not loaded, and has warned of. */
    void misnamed(RouteFile file) {
        states.put(file.name(), new RouteFileState(null, file.misnamed().inWords(), now()));
    }

    void live(CheckedFile file, long millis) {
        started(file);
        file.warnings().forEach(warning -> LOG.warn("{}", warning.inWords()));
        LOG.info("{} is live, after {} ms: {}", file.file().name(), millis, String.join(", ", file.ids()));
    }

    /** The file holds the running version again. */
    void back(CheckedFile file) {
        states.computeIfPresent(file.file().name(), (name, state) -> RouteFileState.live(state.since()));
        changed();
        LOG.info("{} holds the running version again", file.file().name());
    }

    /** @param runs whether an earlier version runs */
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
            LOG.info("{} is gone, its routes are stopped", RouteFile.nameOf(path));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    SortedMap<String, RouteFileState> all() {
        return new TreeMap<>(states);
    }
}
