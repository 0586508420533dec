package org.edgesroutes.reload;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Puts changed files into effect, each by itself: a refused file disturbs no other. */
final class RouteFileUpdater {

    private final RouteChecks checks;
    private final LiveRouteFiles live;
    private final RouteSwap swap;
    private final RouteFileStates states;
    private final RequestGate gate;

    /** Files without a fault of their own that clash with others or call a missing route: tried again after each edit. */
    private final Map<Path, CheckedFile> waiting = new TreeMap<>();

    RouteFileUpdater(
            RouteChecks checks, LiveRouteFiles live, RouteSwap swap, RouteFileStates states, RequestGate gate) {
        this.checks = checks;
        this.live = live;
        this.swap = swap;
        this.states = states;
        this.gate = gate;
    }

    /** @param changes the files as they are now; empty in place of a file that is gone */
    void apply(Map<Path, Optional<RouteFile>> changes) throws InterruptedException {
        if (changes.isEmpty()) {
            return;
        }
        waiting.keySet().removeAll(changes.keySet());
        changes.values().stream().flatMap(Optional::stream).forEach(this::check);
        List<Path> gone = changes.keySet().stream()
                .filter(path -> changes.get(path).isEmpty())
                .toList();
        RequestGate needed = takesRequests(gone) ? gate : RequestGate.NONE;
        needed.close();
        try {
            gone.forEach(this::stop);
            settle();
        } finally {
            needed.open();
        }
    }

    private void check(RouteFile file) {
        Optional<CheckedFile> running = live.at(file.path());
        if (running.isPresent() && running.get().file().equals(file)) {
            states.back(running.get());
            return;
        }
        try {
            waiting.put(file.path(), checks.check(file));
        } catch (RouteFaultException refused) {
            refuse(file.path(), refused.fault());
        }
    }

    private boolean takesRequests(Collection<Path> gone) {
        return Stream.concat(
                        waiting.values().stream(),
                        Stream.concat(gone.stream(), waiting.keySet().stream())
                                .map(live::at)
                                .flatMap(Optional::stream))
                .anyMatch(CheckedFile::takesRequests);
    }

    private void stop(Path path) {
        Optional<CheckedFile> running = live.at(path);
        running.ifPresent(file -> {
            swap.remove(file.ids());
            live.remove(path);
        });
        states.gone(path, running.isPresent());
    }

    /** Repeats as long as a file goes live, since another may have waited for it. */
    private void settle() {
        Map<Path, RouteFaultException> refused = new TreeMap<>();
        boolean moved = true;
        while (moved) {
            moved = false;
            refused.clear();
            for (CheckedFile file : new ArrayList<>(waiting.values())) {
                try {
                    live.besides(file.file().path()).check(file);
                    waiting.remove(file.file().path());
                    replace(file);
                    moved = true;
                } catch (RouteFaultException neighbour) {
                    refused.put(file.file().path(), neighbour);
                }
            }
        }
        refused.forEach((path, fault) -> refuse(path, fault.fault()));
    }

    private void replace(CheckedFile file) {
        Path path = file.file().path();
        long start = System.nanoTime();
        try {
            swap.replace(live.at(path), file);
            live.put(file);
            states.live(file, Duration.ofNanos(System.nanoTime() - start).toMillis());
        } catch (SwapException failure) {
            refuse(path, failure.fault(file));
        }
    }

    private void refuse(Path path, RouteFault fault) {
        boolean runs = live.at(path).filter(live::runs).isPresent();
        states.refused(fault, runs);
    }
}
