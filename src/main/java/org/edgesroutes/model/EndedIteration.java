package org.edgesroutes.model;

import java.time.Instant;

/**
 * An iteration that ended.
 *
 * @param lineage see {@link TrackedRun#lineage()}
 * @param outcome the status that it ended with
 * @param load records that took a place below {@code max_results}
 * @param saturated whether {@code max_results} was reached
 */
public record EndedIteration(
        String lineage, int iteration, Instant startedAt, String outcome, int load, boolean saturated) {}
