package org.edgesroutes.api;

import java.time.Duration;
import java.util.Optional;

/**
 * A call to Edges that did not succeed. The message is a sentence that names the call and what to do about it; it never
 * holds the API key. Labels and scopes are those of {@code docs/edges-api.md}, "Errors".
 */
public final class EdgesApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String label;
    private final String scope;
    private final String ref;
    private final RetryDecision verdict;
    private final Duration retryAfter;

    EdgesApiException(
            String message, Throwable cause, int status, ApiError error, RetryDecision verdict, Duration retryAfter) {
        super(message, cause);
        this.status = status;
        this.label = error.label();
        this.scope = error.scope();
        this.ref = error.ref();
        this.verdict = verdict;
        this.retryAfter = retryAfter;
    }

    /** A call that was never sent and would not be the next time either. */
    static EdgesApiException notSent(String message) {
        return new EdgesApiException(message, null, 0, ApiError.none(), RetryDecision.GIVE_UP, null);
    }

    /** The HTTP status, 0 when there was no answer. */
    public int status() {
        return status;
    }

    /** Such as {@code LIMIT_REACHED}, empty when none was given. */
    public String label() {
        return label;
    }

    /** Such as {@code auth}, empty when none was given. */
    public String scope() {
        return scope;
    }

    /** What Edges' support asks for, empty when none was given. */
    public String ref() {
        return ref;
    }

    /** Whether the same call may succeed later and does no harm when repeated. */
    public boolean retryable() {
        return verdict == RetryDecision.RETRY;
    }

    /** Whether Edges refused the call, which had no effect, and would refuse it again. */
    public boolean refused() {
        return status / 100 == 4 && verdict == RetryDecision.GIVE_UP;
    }

    /** Whether the call may have had its effect, so that one has to look before it is repeated. */
    public boolean outcomeUnknown() {
        return verdict == RetryDecision.LOOK_FIRST;
    }

    /** How long Edges wants to be left alone, when it said so. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
