package org.edgesroutes.launches;

import java.time.Instant;
import java.util.List;
import org.edgesroutes.model.Intent;

/**
 * What became of a launch, of the creation of a schedule, or of a resume.
 *
 * @param key that the call was made under
 * @param uid of the run or schedule; null unless {@link State#DONE}
 * @param adopted whether a look at Edges or a person named the uid, because no answer did
 * @param error why it is not done, as a sentence; null where there is nothing to say
 * @param lookAt when Edges is looked at next; null unless {@link State#IN_DOUBT}
 * @param candidates what may be the result; empty unless {@link State#UNDECIDED}
 */
public record LaunchResult(
        String key,
        State state,
        String uid,
        boolean adopted,
        String error,
        Instant lookAt,
        List<Candidate> candidates) {

    /** How far the call got. A second call with the same key is safe in every state. */
    public enum State {
        /** It took effect, once. */
        DONE,
        /** Edges refused it, or it was abandoned. It had no effect; after a refusal the same key may be used again. */
        REFUSED,
        /** It may have taken effect; a later call with the same key, or the tick, looks first. */
        IN_DOUBT,
        /** What Edges lists does not tell whether it took effect; a person runs {@code edges-routes launches resolve}. */
        UNDECIDED,
        /** Another thread or process works on it. */
        BUSY,
        /** It had no effect; the same call may be made at once. */
        NOT_SENT
    }

    /**
     * A run or schedule that may be the result.
     *
     * @param reason why that cannot be told, as a clause
     */
    public record Candidate(String uid, String name, String status, Instant createdAt, String reason) {}

    public LaunchResult {
        candidates = List.copyOf(candidates);
    }

    /** Whether it took effect. */
    public boolean done() {
        return state == State.DONE;
    }

    /** For a call that the ledger does not know. */
    static LaunchResult notSent(String key, String error) {
        return new LaunchResult(key, State.NOT_SENT, null, false, error, null, List.of());
    }

    static LaunchResult of(Intent intent, Instant now) {
        State state = state(intent, now);
        return new LaunchResult(
                intent.key(),
                state,
                state == State.DONE ? intent.resultUid() : null,
                intent.adopted(),
                intent.error(),
                state == State.IN_DOUBT ? intent.lookAt() : null,
                CandidateJson.read(intent.candidates()));
    }

    private static State state(Intent intent, Instant now) {
        if (intent.busy(now)) {
            return State.BUSY;
        }
        return switch (intent.state()) {
            case OPEN -> State.NOT_SENT;
            case SENT -> State.IN_DOUBT;
            case DONE -> State.DONE;
            case REFUSED, ABANDONED -> State.REFUSED;
            case UNDECIDED -> State.UNDECIDED;
        };
    }
}
