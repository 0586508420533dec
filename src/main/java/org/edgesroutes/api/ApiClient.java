package org.edgesroutes.api;

import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.edgesroutes.resilience.Backoff;
import org.edgesroutes.settings.EdgesSettings;
import org.edgesroutes.settings.SettingKey;
import org.edgesroutes.settings.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The client of Edges' API: every request is within the request budget, and a request that failed for a passing reason
 * is sent again where {@link RetryDecision} allows it. Safe for many threads.
 */
public final class ApiClient {

    private static final Logger LOG = LoggerFactory.getLogger(ApiClient.class);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

    private final Workspace workspace;
    private final EdgesSettings.Api settings;
    private final EdgesUrl url;
    private final RequestBudget budget;
    private final HttpTransport http;
    private final ApiFailures failures;
    private final Backoff backoff;
    private final BooleanSupplier stopping;

    /** @param context sends the requests once {@link ApiRoutes} with this client were added to it */
    public ApiClient(
            CamelContext context, Workspace workspace, EdgesSettings.Api settings, RequestBudget budget, Clock clock) {
        this.workspace = workspace;
        this.settings = settings;
        this.url = new EdgesUrl(settings.url());
        this.budget = budget;
        this.http = new HttpTransport(context, workspace, settings);
        this.failures = new ApiFailures(settings, clock);
        this.backoff = new Backoff(settings.retryDelay(), 2, LONGEST_DELAY);
        this.stopping = context::isStopping;
    }

    Workspace workspace() {
        return workspace;
    }

    EdgesUrl url() {
        return url;
    }

    HttpTransport http() {
        return http;
    }

    /** Whether {@code edges.api.key} is set; without it no call is sent. */
    boolean hasKey() {
        return settings.key().isPresent();
    }

    /**
     * Sends a call until it succeeds or must not be sent again.
     *
     * @return an answer with a 2xx status whose body is JSON or empty
     * @throws EdgesApiException when the call failed
     */
    ApiResponse call(ApiRequest request) {
        if (!hasKey()) {
            throw EdgesApiException.notSent("%s was not called, because %s is not set"
                    .formatted(request.name(), workspace.own(SettingKey.API_KEY)));
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(request);
            } catch (EdgesApiException failure) {
                if (!failure.retryable() || attempt >= settings.attempts() || !pause(backoff.after(attempt))) {
                    throw failure;
                }
                LOG.warn("{}; tried again, attempt {} of {}", failure.getMessage(), attempt + 1, settings.attempts());
            }
        }
    }

    private ApiResponse attempt(ApiRequest request) {
        ApiResponse response = send(request);
        budget.heard(request, response.status());
        if (response.successful() && response.json().isPresent()) {
            return response;
        }
        EdgesApiException failure = failures.of(request, response);
        failure.retryAfter().ifPresent(budget::close);
        throw failure;
    }

    private ApiResponse send(ApiRequest request) {
        long callId = budget.acquire(stopping);
        try {
            if (!request.wanted().getAsBoolean()) {
                throw EdgesApiException.notSent(
                        "%s was not sent, because it is not wanted any more".formatted(request.name()));
            }
            ApiResponse response = http.send(request);
            budget.heard(request, response.status());
            return response;
        } catch (HttpTransport.BrokenConnection broken) {
            throw failures.of(request, broken.getCause());
        } finally {
            budget.answered(callId);
        }
    }

    /** @return whether the delay is over and the service goes on */
    private boolean pause(Duration delay) {
        try {
            Sleeper.REAL.sleep(delay);
            return !stopping.getAsBoolean();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
