package org.edgesroutes.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.edgesroutes.workspaces.TickListener;

/** Reports of the kind {@code tick-overdue}: one for each periodic task that does not begin or does not end in time. */
public final class TickReports implements TickListener {

    private final ReportService reports;

    public TickReports(ReportService reports) {
        this.reports = reports;
    }

    /**
     * Reports that a task did not run when it should have.
     *
     * @param task such as {@code edges-continue-runs-tick}, the id of the route with its timer
     * @param lastAt when the task ran last; null when it never ran
     * @param late how long ago it should have run
     */
    @Override
    public void overdue(String task, Instant lastAt, Duration late) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("task", task);
        details.put("last_at", lastAt);
        details.put("late", late);
        reports.raise(
                ReportKind.TICK_OVERDUE,
                task,
                ReportSubject.none(),
                "The task %s is overdue by %s; it last ran %s. Runs wait for it. Look for a stopped route, a busy scheduler or a clock that was changed."
                        .formatted(task, late, lastAt == null ? "never" : "at " + lastAt),
                details);
    }

    /** Ends the report of a task, if there is one. */
    @Override
    public void inTime(String task) {
        reports.recovered(ReportKind.TICK_OVERDUE, task, "The task %s runs again.".formatted(task));
    }

    @Override
    public void hanging(String task, Instant since, Duration elapsed) {
        reports.raise(
                ReportKind.TICK_OVERDUE,
                task,
                ReportSubject.none(),
                "The tick of %s began at %s and has not ended for %s. The next tick follows when it ends. Look for a step of a route or a target of reports that does not answer; if none is found, take a thread dump and restart the service."
                        .formatted(task, since, elapsed),
                Map.of("task", task, "since", since, "elapsed", elapsed));
    }

    @Override
    public void ended(String task) {
        reports.recovered(ReportKind.TICK_OVERDUE, task, "The tick of %s has ended.".formatted(task));
    }

    @Override
    public void requireLedger() {
        reports.requireLedger();
    }
}
