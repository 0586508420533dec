package org.edgesroutes.cadence;

import java.util.Collection;

/**
 * What of an iteration counts against {@code max_results}. Every record that Edges sent takes a place, a repeated one
 * too; a record fetched a second time for repair does not.
 */
public final class IterationLoad {

    private IterationLoad() {}

    /**
     * Whether Edges caps a run or each of its inputs is not documented ({@code docs/edges-api.md}, "Continue"). As
     * long as the run stays within the cap, it counts as a whole, which is safe either way; once it passes the cap,
     * the cap is one of inputs.
     *
     * @param perInput records of this iteration, one number for each input
     * @param maxResults null when the run has none
     */
    public static int of(Collection<Integer> perInput, Integer maxResults) {
        int whole = perInput.stream().mapToInt(Integer::intValue).sum();
        return maxResults == null || whole <= maxResults
                ? whole
                : perInput.stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
