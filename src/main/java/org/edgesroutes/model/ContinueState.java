package org.edgesroutes.model;

import java.time.Instant;

/**
 * The part of a run that decides about its next continue.
 *
 * @param failures iterations in a row that ended FAILED
 * @param refusals continues in a row that Edges refused
 * @param obstacle why it is not continued, as a sentence; null when it was or will be continued
 * @param nextAt null when it will not be continued as things stand
 * @param lastAt null when it never was continued
 * @param plan how often it is continued; null until it is known that it is
 */
public record ContinueState(
        int failures, int refusals, String obstacle, Instant nextAt, Instant lastAt, ContinuePlan plan) {

    /** The state of a run that is seen for the first time. */
    public static final ContinueState NEW = new ContinueState(0, 0, null, null, null, null);

    public ContinueState failures(int number) {
        return new ContinueState(number, refusals, obstacle, nextAt, lastAt, plan);
    }

    /** @param why null when it will be continued */
    public ContinueState next(String why, Instant at) {
        return new ContinueState(failures, refusals, why, at, lastAt, plan);
    }

    public ContinueState every(ContinuePlan other) {
        return new ContinueState(failures, refusals, obstacle, nextAt, lastAt, other);
    }

    /** @return after a continue from elsewhere, or one whose answer was lost */
    public ContinueState continuedUnseen(Instant at) {
        return new ContinueState(failures, 0, obstacle, nextAt, at, plan);
    }

    /** @return after a continue that Edges confirmed, with no time for the next one yet */
    public ContinueState continued(Instant at) {
        return new ContinueState(failures, 0, null, null, at, plan);
    }

    /** @return after one more refusal by Edges */
    public ContinueState refused(String why, Instant next) {
        return new ContinueState(failures, refusals + 1, why, next, lastAt, plan);
    }
}
