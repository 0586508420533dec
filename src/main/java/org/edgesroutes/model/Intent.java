package org.edgesroutes.model;

import java.time.Instant;

/**
 * A call to Edges that must not take effect twice: a row of {@code edges_intent}, written before the call. Everything
 * from the result on may be null.
 *
 * @param key names the call for good; a second call with the same key has no second effect
 * @param action null for a resume
 * @param request JSON in the words of Edges, without secrets
 * @param origin who asked for it, in words
 * @param resultUid of the run or schedule
 * @param adopted whether a look found the result, because no answer named it
 * @param before JSON: what was there before the first request
 * @param candidates JSON: what may be the result, where that is undecided
 * @param sentAt of the first request whose effect is not ruled out
 * @param lookAt not before then Edges is looked at
 * @param claimedBy the process that works on it
 * @param claimedUntil when another process may take it over
 */
public record Intent(
        String key,
        IntentKind kind,
        String action,
        String name,
        String request,
        String origin,
        IntentState state,
        Instant createdAt,
        String resultUid,
        boolean adopted,
        String error,
        String before,
        String candidates,
        Instant sentAt,
        Instant lookAt,
        String claimedBy,
        Instant claimedUntil) {

    /** A call that was not made yet. */
    public static Intent fresh(String key, IntentKind kind, String action, String name, String request, String origin) {
        return new Intent(
                key,
                kind,
                action,
                name,
                request,
                origin,
                IntentState.OPEN,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Whether a process works on it. */
    public boolean busy(Instant now) {
        return claimedUntil != null && claimedUntil.isAfter(now);
    }
}
