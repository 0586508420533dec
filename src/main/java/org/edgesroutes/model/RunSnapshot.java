package org.edgesroutes.model;

import java.time.Instant;

/**
 * A run as routes see it: the body between {@code direct:edges-list-runs} and {@code direct:edges-continue-run}. It does
 * not change; each step looks up by its uid how the run stands now. Everything but the uid and the numbers may be null.
 *
 * @param uid of the run at Edges
 * @param action name of its action, such as {@code linkedin-extract-messages}
 * @param name that its owner gave it
 * @param status as Edges sent it, one of {@link RunStatus} or a word that is not known yet
 * @param iteration 1 for the launch, one more for each continue
 * @param failures iterations in a row that ended FAILED
 * @param lastError JSON as Edges sent it
 * @param postponedUntil when Edges goes on with a blocked run by itself
 * @param notContinued why it is not continued, as a sentence
 * @param nextContinueAt when it is due; null when it will not be continued as things stand
 * @param lastContinuedAt when it was last continued
 * @param changed whether Edges told something new about it since the tick before
 * @param silent whether it has been in progress for long without any change
 */
public record RunSnapshot(
        String uid,
        String action,
        String name,
        String status,
        int iteration,
        int failures,
        String lastError,
        Instant postponedUntil,
        String notContinued,
        Instant nextContinueAt,
        Instant lastContinuedAt,
        boolean changed,
        boolean silent) {

    public static RunSnapshot of(TrackedRun tracked) {
        Run run = tracked.run();
        return new RunSnapshot(
                run.uid(),
                run.action(),
                run.name(),
                run.status(),
                tracked.iteration(),
                tracked.failures(),
                run.lastError(),
                run.postponedUntil(),
                tracked.notContinued(),
                tracked.nextContinueAt(),
                tracked.lastContinuedAt(),
                tracked.changed(),
                tracked.silent());
    }
}
