package org.edgesroutes.workspaces;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.edgesroutes.resilience.OutageLog;
import org.edgesroutes.settings.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports a tick that is under way for longer than two intervals of its timer, and that it has ended. For one thread.
 */
final class HangingTickReporter {

    private static final Logger LOG = LoggerFactory.getLogger(HangingTickReporter.class);

    /** A tick in order may wait this long for the request budget. */
    static final Duration LEAST_LIMIT = Duration.ofMinutes(15);

    private record Task(Workspace workspace, String id) {}

    private final Workspaces workspaces;
    private final TicksUnderWay ticks;

    /** Whether the report of a task is open; unknown at first, since an earlier process may have left one open. */
    private final Map<Task, Boolean> reported = new HashMap<>();

    private final Map<Task, OutageLog> outages = new HashMap<>();

    HangingTickReporter(Workspaces workspaces, TicksUnderWay ticks) {
        this.workspaces = workspaces;
        this.ticks = ticks;
    }

    /**
     * Checks the ticks of an endpoint.
     *
     * @param timer tells for a time when the timer fires next; empty for a tick without a known timer
     */
    void look(String endpoint, Optional<UnaryOperator<Instant>> timer) {
        String id = endpoint.substring(endpoint.indexOf(':') + 1);
        List<TicksUnderWay.Tick> hanging = ticks.longerThan(endpoint, limit(timer));
        for (Workspace workspace : workspaces.all()) {
            Task task = new Task(workspace, id);
            Optional<TicksUnderWay.Tick> tick = hanging.stream()
                    .filter(one -> one.workspace().equals(workspace))
                    .findFirst();
            outages.computeIfAbsent(task, one -> new OutageLog(LOG, "the watch over " + workspace.own(id)))
                    .run(() -> tick.ifPresentOrElse(one -> open(task, one), () -> close(task)));
        }
    }

    private static Duration limit(Optional<UnaryOperator<Instant>> timer) {
        Duration two = timer.map(next -> {
                    Instant first = next.apply(Instant.EPOCH);
                    return Duration.between(first, next.apply(next.apply(first)));
                })
                .orElse(LEAST_LIMIT);
        return two.compareTo(LEAST_LIMIT) < 0 ? LEAST_LIMIT : two;
    }

    private void open(Task task, TicksUnderWay.Tick tick) {
        if (!Boolean.TRUE.equals(reported.get(task))) {
            workspaces
                    .tickListener(task.workspace())
                    .ifPresent(listener -> listener.hanging(task.id(), tick.at(), tick.since()));
            reported.put(task, true);
        }
    }

    private void close(Task task) {
        if (!Boolean.FALSE.equals(reported.get(task))) {
            workspaces.tickListener(task.workspace()).ifPresent(listener -> listener.ended(task.id()));
            reported.put(task, false);
        }
    }
}
