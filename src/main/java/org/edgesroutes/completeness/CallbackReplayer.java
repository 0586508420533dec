package org.edgesroutes.completeness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.edgesroutes.api.EdgesApi;
import org.edgesroutes.api.EdgesApiException;
import org.edgesroutes.api.SentCallback;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.iterations.ReplayRepository;
import org.edgesroutes.ledger.iterations.ReplayRepository.Replays;
import org.edgesroutes.model.Iteration;

/**
 * Has callbacks of an iteration sent again that Edges knows to have failed: originals only, none that is in the ledger,
 * and none more than three times in its life ({@code docs/edges-api.md}, "Replays").
 */
final class CallbackReplayer {

    enum State {
        /** Some are under way. */
        UNDER_WAY,
        /** Some are left, for which this round had no requests. */
        MORE,
        /** There is nothing to be replayed. */
        NONE
    }

    record Outcome(State state, int requests) {}

    private final EdgesApi api;
    private final ReplayRepository ledger;
    private final Clock clock;
    private final Duration grace;

    CallbackReplayer(EdgesApi api, Ledger ledger, Clock clock, Duration grace) {
        this.api = api;
        this.ledger = new ReplayRepository(ledger);
        this.clock = clock;
        this.grace = grace;
    }

    /**
     * Asks for the history, and replays.
     *
     * @param atMost so many replays
     */
    Outcome replay(Iteration state, int atMost) {
        List<SentCallback> failed = api.failedCallbacks(state.uid()).stream()
                .filter(callback ->
                        callback.status() == null || callback.status().equals("FAILED"))
                .toList();
        ledger.failed(state, (int)
                failed.stream().filter(callback -> missing(callback, state)).count());
        // with more failures than one page holds, a page of outputs is far cheaper than as many replays
        if (failed.size() >= EdgesApi.CALLBACKS && state.repair().outputs() == null) {
            return new Outcome(State.NONE, 1);
        }
        int requests = 1;
        boolean underWay = false;
        for (SentCallback original : failed) {
            Replays replays = ledger.of(original.uid());
            if (wanted(original, state, replays, failed)) {
                if (requests > atMost) {
                    return new Outcome(State.MORE, requests);
                }
                underWay |= replay(original, state, replays.made());
                requests++;
            } else {
                // a time that has not come yet is one from before the clock was set back
                Duration since = Duration.between(replays.lastAt(), clock.instant());
                underWay |= since.abs().compareTo(grace) < 0;
            }
        }
        return new Outcome(underWay ? State.UNDER_WAY : State.NONE, requests);
    }

    /** Wanted again only after every replay of it is known to have failed too. */
    private boolean wanted(SentCallback callback, Iteration state, Replays replays, List<SentCallback> failed) {
        long failures = failed.stream()
                .filter(other -> callback.uid().equals(other.parentUid()))
                .count();
        return missing(callback, state)
                && !replays.refused()
                && replays.made() <= failures
                && failures < ReplayRepository.ALLOWED;
    }

    private boolean missing(SentCallback callback, Iteration state) {
        return callback.parentUid() == null && ofThisIteration(callback, state) && !ledger.arrived(callback.uid());
    }

    private static boolean ofThisIteration(SentCallback callback, Iteration state) {
        Instant began = state.startedAt();
        return state.number() == 1
                || began == null
                || callback.createdAt() == null
                || !callback.createdAt().isBefore(began);
    }

    /** @return whether it may be under way */
    private boolean replay(SentCallback original, Iteration state, int made) {
        if (!ledger.use(original.uid(), state.uid(), made)) {
            return false;
        }
        try {
            api.replay(original.uid());
            return true;
        } catch (EdgesApiException failure) {
            if (PermanentRefusal.forGood(failure)) {
                ledger.refused(original.uid(), failure.getMessage());
                return false;
            }
            if (failure.outcomeUnknown()) {
                return true;
            }
            throw failure;
        }
    }
}
