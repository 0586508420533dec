package org.edgesroutes.ledger.runs;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How far the list of runs was read.
 *
 * @param mark every change up to here, in Edges' time, is in the ledger; null before the first complete pass
 * @param sorted whether Edges is known to list in the order that is asked for
 * @param pass the part of a pass that did not fit into its tick
 */
public record ListingProgress(Instant mark, boolean sorted, Optional<Pass> pass) {

    /**
     * @param newest becomes the mark once the pass is complete
     * @param offset of the page that comes next
     * @param tail the uids of the page before, by which the next one is known to adjoin
     * @param oldest the last change on that page, null when unknown
     * @param sorted whether every page of the pass was in order
     */
    public record Pass(Instant newest, int offset, Set<String> tail, Instant oldest, boolean sorted) {}
}
