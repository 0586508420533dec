package org.edgesroutes.runs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.edgesroutes.cadence.IterationHistory;
import org.edgesroutes.cadence.IterationHistory.Iteration;
import org.edgesroutes.model.EndedIteration;
import org.edgesroutes.model.RunStatus;
import org.edgesroutes.model.TrackedRun;

/**
 * What a run is judged by: its earlier iterations, and those of the other runs of its source.
 *
 * @param begun when the latest iteration of each lineage began
 */
record SourceHistory(IterationHistory iterations, Map<String, Instant> begun) {

    /** Without iterations that broke off, whose time the next one of their lineage covers. */
    static SourceHistory of(List<EndedIteration> latestFirst) {
        List<Iteration> history = new ArrayList<>();
        Map<String, Instant> begun = new HashMap<>();
        for (int i = latestFirst.size() - 1; i >= 0; i--) {
            EndedIteration row = latestFirst.get(i);
            Instant from = begun.get(row.lineage());
            boolean later = from == null || from.isBefore(row.startedAt());
            if (later && RunStatus.of(row.outcome()).succeeded()) {
                history.add(new Iteration(from, row.startedAt(), row.load(), row.saturated()));
                begun.put(row.lineage(), row.startedAt());
            }
        }
        return new SourceHistory(new IterationHistory(history), begun);
    }

    /** @return when the iteration before the current one of a run began; null where the current one is a full sync */
    Instant before(TrackedRun run, Instant began) {
        Instant from = begun.get(run.lineage());
        return from == null || from.isBefore(began) ? from : null;
    }
}
