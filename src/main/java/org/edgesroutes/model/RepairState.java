package org.edgesroutes.model;

import java.time.Instant;

/**
 * The progress of an iteration's repair.
 *
 * @param step the next one; null while there is nothing to be repaired
 * @param at when the step may be taken, null without a step
 * @param cursor of the next page within the step, null for the first
 * @param walk how often the outputs are read from the beginning, this time included
 * @param failures calls in a row that failed and will be repeated
 * @param outputs {@link #READ}, or why they cannot be read; null while neither is known
 */
public record RepairState(RepairStep step, Instant at, String cursor, int walk, int failures, String outputs) {

    /** All pages of the outputs are in the ledger. */
    public static final String READ = "read";

    /** @return no repair, after so many walks through the outputs */
    public static RepairState none(int walk) {
        return new RepairState(null, null, null, walk, 0, null);
    }

    public boolean outputsRead() {
        return READ.equals(outputs);
    }

    /** @return at the first page of a step */
    RepairState at(RepairStep next, Instant from) {
        return new RepairState(next, from, null, walk, 0, outputs);
    }

    /** @return at a page of the same step */
    RepairState at(String page, Instant from) {
        return new RepairState(step, from, page, walk, 0, outputs);
    }

    /** @return with the outputs to be read from the beginning again */
    RepairState restarted(Instant from) {
        return new RepairState(step, from, null, walk + 1, 0, outputs);
    }

    /** @return after one more call that failed */
    RepairState failed(Instant again) {
        return new RepairState(step, again, cursor, walk, failures + 1, outputs);
    }

    /** @return with the outcome of reading the outputs */
    RepairState with(String outcome) {
        return new RepairState(step, at, cursor, walk, failures, outcome);
    }
}
