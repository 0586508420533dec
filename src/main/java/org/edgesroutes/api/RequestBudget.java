package org.edgesroutes.api;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.edgesroutes.ledger.Ledger;
import org.edgesroutes.ledger.budget.EdgesAnswerRepository;
import org.edgesroutes.ledger.budget.Permit;
import org.edgesroutes.ledger.budget.RequestBudgetRepository;
import org.edgesroutes.settings.EdgesSettings;

/**
 * Lets at most {@code edges.api.requests-per-minute} requests go in any minute, from all threads, commands
 * beside the service, the process after a restart. See {@code docs/decisions/2026-11-22-the-request-budget-is-rows.md}.
 */
public final class RequestBudget {

    /** Asked again at least this often, since room may come sooner and the service may be stopping. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final RequestBudgetRepository ledger;
    private final EdgesAnswerRepository answers;
    private final int requestsPerMinute;
    private final Sleeper sleeper;

    public RequestBudget(Ledger ledger, EdgesSettings.Api settings, Sleeper sleeper) {
        this.ledger = new RequestBudgetRepository(ledger, longestCall(settings));
        this.answers = new EdgesAnswerRepository(ledger, ledger.clock());
        this.requestsPerMinute = settings.requestsPerMinute();
        this.sleeper = sleeper;
    }

    /** No request takes longer than this from its permit to the end of its answer. */
    public static Duration longestCall(EdgesSettings.Api settings) {
        return settings.connectTimeout()
                .multipliedBy(2)
                .plus(settings.responseTimeout().multipliedBy(1 + BoundedResponse.RESPONSE_TIMEOUTS));
    }

    /**
     * Waits until a request may go.
     *
     * @param stopping asked while waiting; true gives up
     * @return what {@link #answered} takes
     * @throws EdgesApiException when the wait was given up; nothing was sent
     */
    long acquire(BooleanSupplier stopping) {
        while (!stopping.getAsBoolean()) {
            Permit permit = ledger.acquire(requestsPerMinute);
            if (permit instanceof Permit.Granted granted) {
                return granted.callId();
            }
            Duration wait = ((Permit.Later) permit).pause();
            try {
                sleeper.sleep(wait.compareTo(PATIENCE) < 0 ? wait : PATIENCE);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw EdgesApiException.notSent("a call to Edges was given up while it waited for the request budget");
    }

    /** Remembers that Edges answered, and what the answer tells of the key. */
    void heard(ApiRequest call, int status) {
        answers.answered(call.name(), status, call.isAboutOne());
    }

    void answered(long callId) {
        ledger.answered(callId);
    }

    /** Nobody calls Edges for this long. */
    void close(Duration pause) {
        ledger.close(pause);
    }
}
