package org.edgesroutes.runs;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.edgesroutes.ledger.runs.ListingProgress.Pass;
import org.edgesroutes.model.Run;

/**
 * Goes through the list of runs from the last changed to the first, in pages that adjoin: the list moves while it is
 * read, and offset paging ({@code docs/edges-api.md}, "List of runs") would skip what moves up over the border of a
 * page.
 */
final class RunListPager {

    static final int LIMIT = 100;

    /** Rows that two pages have in common, as long as the list stands still. */
    static final int OVERLAP = 5;

    private final IntFunction<List<Run>> pages;
    private final Instant floor;
    private final boolean trusted;
    private Instant newest;
    private int offset;
    private Set<String> tail;
    private Instant oldest;
    private boolean sorted;
    private boolean ended;
    private boolean known;

    /**
     * @param pages a page of {@link #LIMIT} rows by its offset
     * @param floor what changed before it is known already; null when nothing is
     * @param trusted whether the list is known to be sorted, so that the walk may end at the floor
     */
    RunListPager(IntFunction<List<Run>> pages, Instant floor, boolean trusted) {
        this(pages, floor, trusted, new Pass(null, 0, Set.of(), null, true));
    }

    /** Continues an earlier walk. */
    RunListPager(IntFunction<List<Run>> pages, Instant floor, boolean trusted, Pass from) {
        this.pages = pages;
        this.floor = floor;
        this.trusted = trusted;
        this.sorted = from.sorted();
        this.newest = from.newest();
        this.offset = from.offset();
        this.tail = from.tail();
        this.oldest = from.oldest();
    }

    boolean done() {
        return ended || known;
    }

    /** Whether later walks may end at their floor: found out anew by a walk that went to the end. */
    boolean trustworthy() {
        return sorted && (trusted || ended);
    }

    /** The last change that this walk saw at its start, null when there was none. */
    Instant newest() {
        return newest;
    }

    /** @param reached becomes the mark once the pass is complete */
    Pass position(Instant reached) {
        return new Pass(reached, offset, tail, oldest, sorted);
    }

    /** Reads one page. */
    void step() {
        List<Run> page = pages.apply(offset);
        sorted &= sorted(page);
        if (offset > 0 && !adjoins(page)) {
            offset = Math.max(0, offset - LIMIT);
            return;
        }
        if (newest == null) {
            newest = changes(page).max(Instant::compareTo).orElse(null);
        }
        Set<String> uids = page.stream().map(Run::uid).collect(Collectors.toSet());
        ended = ends(uids);
        known = trusted && sorted && knownAlready(page);
        tail = uids;
        oldest = changes(page).min(Instant::compareTo).orElse(null);
        offset += page.size() - OVERLAP;
    }

    /** A short page alone is no end: the limit may be lower than what was asked for. */
    private boolean ends(Set<String> uids) {
        return uids.size() <= OVERLAP || (uids.size() < tail.size() && tail.containsAll(uids));
    }

    /** A row of the page before is on it, or it begins above the end of that page. */
    private boolean adjoins(List<Run> page) {
        return page.stream().anyMatch(run -> tail.contains(run.uid()))
                || (sorted && oldest != null && changes(page).anyMatch(oldest::isBefore));
    }

    /** A whole page of older rows, since a single one may merely be out of order. */
    private boolean knownAlready(List<Run> page) {
        return floor != null
                && page.stream().anyMatch(run -> run.updatedAt() != null)
                && page.stream().map(Run::changedAt).allMatch(at -> at != null && at.isBefore(floor));
    }

    /** Whether the sorting was honoured; rows that never changed may stand anywhere. */
    private static boolean sorted(List<Run> page) {
        List<Instant> times =
                page.stream().map(Run::updatedAt).filter(Objects::nonNull).toList();
        for (int i = 1; i < times.size(); i++) {
            if (times.get(i).isAfter(times.get(i - 1))) {
                return false;
            }
        }
        return true;
    }

    private static Stream<Instant> changes(List<Run> page) {
        return page.stream().map(Run::updatedAt).filter(Objects::nonNull);
    }
}
