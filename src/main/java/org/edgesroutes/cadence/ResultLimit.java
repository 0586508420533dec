package org.edgesroutes.cadence;

import java.util.Optional;

/**
 * The most records that one iteration brings.
 *
 * @param records at least 1
 * @param given true for the run's {@code max_results}, false for the largest batch seen so far
 */
public record ResultLimit(int records, boolean given) {

    /**
     * The smallest page of Edges ({@code docs/edges-api.md}, "Record keys"): a batch below it was not cut off, there
     * was no more.
     */
    static final int SMALLEST_PAGE = 10;

    /**
     * @param maxResults the parameter of the run, null when it is not known
     * @param largestBatch the largest iteration of any run of that action before this one, full syncs included; null
     *     when there is none
     * @return empty when neither says anything
     */
    public static Optional<ResultLimit> of(Integer maxResults, Integer largestBatch) {
        if (maxResults != null && maxResults > 0) {
            return Optional.of(new ResultLimit(maxResults, true));
        }
        return largestBatch != null && largestBatch >= SMALLEST_PAGE
                ? Optional.of(new ResultLimit(largestBatch, false))
                : Optional.empty();
    }

    /** A batch larger than the largest seen shows that this one was not the cap. */
    boolean isReachedBy(int received) {
        return given ? received >= records : received == records;
    }
}
