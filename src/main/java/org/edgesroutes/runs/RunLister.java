package org.edgesroutes.runs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.edgesroutes.api.EdgesApi;
import org.edgesroutes.api.EdgesApiException;
import org.edgesroutes.ledger.runs.ListingProgress;
import org.edgesroutes.ledger.runs.ListingProgress.Pass;
import org.edgesroutes.ledger.runs.RunRepository;
import org.edgesroutes.model.Run;
import org.edgesroutes.model.TrackedRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the runs that a tick has to look at: those that changed since the tick before, that
 * are due, or that are silent for too long. The
 * rows of each page are stored as it comes; the mark moves only once all are, and have gone their way: a process that
 * dies in between leaves them to the next one. For one thread.
 */
final class RunLister {

    private static final Logger LOG = LoggerFactory.getLogger(RunLister.class);

    /** Changes this long before the mark are read again: two nodes of Edges need not agree on the time. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private static final int AT_ONCE = 1000;

    private final EdgesApi api;
    private final RunRepository runs;
    private final Clock clock;
    private final int callsPerTick;

    /** How far the tick before read; null when there was none. */
    private ListingProgress reached;

    /** The runs that the process before found last may not have been routed. */
    private boolean first = true;

    /** @param callsPerTick the most pages read in one tick; the next tick continues a longer pass */
    RunLister(EdgesApi api, RunRepository runs, Clock clock, int callsPerTick) {
        this.api = api;
        this.runs = runs;
        this.clock = clock;
        this.callsPerTick = callsPerTick;
    }

    /** @return each run once, changed ones first; when Edges cannot be asked, what was found until then */
    List<TrackedRun> changedOrDue() {
        Map<String, TrackedRun> found = new LinkedHashMap<>();
        try {
            readChanges(found);
            runs.due(AT_ONCE).forEach(row -> found.putIfAbsent(row.uid(), row));
            runs.silent(AT_ONCE, RunPlanner.SILENCE).forEach(row -> found.putIfAbsent(row.uid(), row));
            first = false;
        } catch (EdgesApiException failure) {
            LOG.warn("the list of runs was not read to its end, the next tick continues: {}", failure.getMessage());
        }
        return List.copyOf(found.values());
    }

    private void readChanges(Map<String, TrackedRun> found) {
        if (reached != null) {
            runs.listing(reached);
        }
        ListingProgress state = runs.listing();
        Optional<Pass> open = state.pass();
        IntFunction<List<Run>> pages = offset -> page(offset, state.mark(), found);
        Instant seen = open.map(Pass::newest).orElse(state.mark());
        RunListPager head = new RunListPager(pages, floor(seen), state.sorted());
        int left = callsPerTick - walk(head, open.isEmpty() ? callsPerTick : callsPerTick / 2);
        boolean overtaken = !head.done() && head.trustworthy();
        if (open.isEmpty() || overtaken) {
            // with more changes than calls, what is below them is read again: late, but nothing is left out
            remember(state.mark(), head.newest(), head);
            return;
        }
        RunListPager rest = new RunListPager(pages, floor(state.mark()), head.trustworthy(), open.get());
        walk(rest, left);
        remember(state.mark(), head.newest(), rest);
    }

    private static Instant floor(Instant known) {
        return known == null ? null : known.minus(OVERLAP);
    }

    /** @return how many calls it took */
    private static int walk(RunListPager walk, int calls) {
        int made = 0;
        while (made < calls && !walk.done()) {
            walk.step();
            made++;
        }
        return made;
    }

    private List<Run> page(int offset, Instant mark, Map<String, TrackedRun> found) {
        List<Run> page = api.listRuns(RunListPager.LIMIT, offset);
        for (TrackedRun row : runs.saw(page)) {
            if (row.changed() || (first && isAfter(row.run().updatedAt(), mark))) {
                found.put(row.uid(), row.seen(TrackedRun.Sight.CHANGED));
            }
        }
        return page;
    }

    private static boolean isAfter(Instant changed, Instant mark) {
        return mark == null || (changed != null && changed.isAfter(mark));
    }

    private void remember(Instant mark, Instant newest, RunListPager walk) {
        Instant seen = newest == null ? mark : earlier(newest, clock.instant());
        if (walk.done()) {
            reached = new ListingProgress(seen, walk.trustworthy(), Optional.empty());
        } else {
            Pass pass = walk.position(seen);
            reached = new ListingProgress(mark, walk.trustworthy(), Optional.of(pass));
            LOG.info("more runs than one tick reads, the next tick continues at row {}", pass.offset());
        }
    }

    /** A time in the future would hide every change until then. */
    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
